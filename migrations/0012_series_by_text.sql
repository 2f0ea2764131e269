-- A series is named by the text around its serial: numbers that look alike come from one count,
-- whatever a later rulebook says about when it starts again.

update cases
   set number_series = regexp_replace(number, '0*' || number_serial || '(\D*)$', '{serial}\1')
 where number is not null;

delete from number_series;
insert into number_series (city, series, last)
select city, number_series, max(number_serial) from cases
 where number is not null group by city, number_series;
