// Faults by which a file cannot be read at all, before anybody asks what it says. Whoever meets
// them writes rulebooks, not programs: each says what to type, none speaks of parsers.

const fault = (ja: string, en: string) => ({ ja, en });

export const yamlErrors = {
  not_utf8: fault(
    'このファイルはUTF-8ではありません(Shift_JISなど)。文字コードをUTF-8にして保存し直してください。',
    'The file is not UTF-8 (but perhaps Shift_JIS). Save it as UTF-8.',
  ),
  yaml_colon_without_space: fault(
    'この行は「キー: 値」になっていません。コロンの後に半角の空白を入れてください。',
    'This line is no "key: value". Put a space after the colon.',
  ),
  yaml_colon_in_text: fault(
    '値の中に「: 」があります。値の全体を "…" で囲んでください。',
    'The value contains ": ". Put the whole value in double quotes.',
  ),
  yaml_unclosed: fault(
    'この行かその前で、{ か [ が閉じていません。対になる } か ] を書いてください。',
    'A { or [ here or above is not closed. Add its } or ].',
  ),
  yaml_closed_twice: fault(
    '開いていない } か ] があります。消すか、対になる { か [ を書いてください。',
    'A } or ] closes nothing. Remove it, or add its { or [.',
  ),
  yaml_quote_unclosed: fault(
    '引用符が閉じていません。値の終わりに引用符を書いてください。',
    'A quotation mark is not closed. Add one at the end of the value.',
  ),
  yaml_key_twice: fault(
    '「{key}」が同じ所に二度書かれています。片方を消してください。',
    '"{key}" stands twice in one place. Remove one.',
  ),
  yaml_comma_in_number: fault(
    '数に桁区切りのカンマは使えません。カンマなしで書いてください(例: 50000000)。',
    'Numbers are written without commas, such as 50000000.',
  ),
  yaml_two_documents: fault(
    '「---」で区切られた二つ目の文書があります。一つのファイルに一つだけ書いてください。',
    'A second document begins here (---). Write one document in a file.',
  ),
  yaml_tab: fault(
    '字下げにタブは使えません。半角の空白にしてください。',
    'Tabs cannot indent a line. Use spaces.',
  ),
  yaml_indent: fault(
    '字下げが揃っていません。同じ並びの行は同じ数の空白で始めてください。',
    'The indentation is uneven. Lines of one block begin with the same number of spaces.',
  ),
  yaml_reserved_start: fault(
    'この記号で始まる値は "…" で囲んでください。',
    'A value that begins with this character belongs in double quotes.',
  ),
  yaml_alias_unknown: fault(
    '「*{name}」の元になる「&{name}」が、これより前にありません。',
    'There is no "&{name}" before "*{name}".',
  ),
  yaml_unreadable: fault('YAMLとして読めません: {why}', 'This is not readable YAML: {why}'),
} as const;
