-- For the removal of old refusals; block ranges cost the writer next to nothing.
create index refusals_at on refusals using brin (at);
