// Refusals of a ward's proposal to bureaus.

import { conflict, ruled } from './error-shape.ts';

export const proposalErrors = {
  proposal_not_to_unit: ruled(
    '「{unit}」は、「{lane}」の提案先になれません。',
    '提案先は、区自身でない次の種別の組織から選んでください: {kinds}',
    '"{unit}" cannot be an addressee of "{lane}".',
    'Choose units of these kinds, other than the ward itself: {kinds}',
  ),
  proposal_policy_unknown: ruled(
    '方針「{policy}」は、{on}の規則集にありません。',
    '次から選んでください: {known}',
    'The policy "{policy}" is not in the rulebook on {on}.',
    'Choose one of: {known}',
  ),
  followed_proposal_unknown: ruled(
    '前の提案「{number}」が見つかりません。',
    '区提案の番号かIDを確かめてください。前の提案がないときは空にしてください。',
    'There is no earlier proposal "{number}".',
    'Check the number or id of the proposal; leave it out if there is none.',
  ),
  followed_proposal_of_other: ruled(
    '前の提案「{number}」は、「{unit}」の提案ではありません。',
    '自区の提案の番号を指定するか、空にして新しい提案として出してください。',
    'The earlier proposal "{number}" is not one of "{unit}".',
    'Name a proposal of the ward itself, or leave it out and propose anew.',
  ),
  followed_proposal_open: conflict(
    '前の提案「{number}」はまだ終わっていません(段階: {step})。',
    '回答がそろうのを待つか、前の提案を取り下げてください。',
    'The earlier proposal "{number}" is still open (step: {step}).',
    'Wait for its answers, or withdraw it.',
  ),
  proposal_answered_already: conflict(
    '「{unit}」は既に回答しているので、質問できません。',
    'すべての提案先がそろうまでは、回答し直すことができます。その後は、区が新しい提案で引き継ぎます。',
    '"{unit}" has answered already and asks no more.',
    'Until all have answered it may answer anew; then the ward may take it up in a new proposal.',
  ),
  declined_with_amount: ruled(
    '見送りの回答に金額{amount}があります。',
    '金額を外すか、回答を一部または全部にしてください。',
    'An answer that declines names an amount of {amount}.',
    'Leave the amount out, or answer in part or in full.',
  ),
} as const;
