import { textSmell } from './textWatch.ts'

/** A gap that somebody was meant to fill: `[Your Name]`, `{{order_id}}`, `<customer name>`. */
const gaps = [
  // A word more, or one that stands for a value: `[Enter]` is a key, and `[order page](…)` a link.
  /\[(?:your|my|the|insert|enter|customer|client|company|agent|support|product|order|ticket)[ _'’-][^\]\n]{1,40}\](?!\()/i,
  /\[(?:name|date|link|amount|company|customer|phone|email|nom|nombre|nome|firma|kunde|datum)\](?!\()/i,
  /\[(?:ihre?|deine?|votre|il suo|il tuo|su|tu) [^\]\n]{1,40}\](?!\()/i,
  /\{\{[^{}\n]{1,60}\}\}/,
  /<(?:your|customer|company|agent|insert)[ _-][^<>\n]{1,40}>/i,
]

const serious = 0.2

/** A text with a gap in it would be sent to a customer as it is. */
export const placeholder = textSmell({
  name: 'placeholder',
  title: 'Gaps that were left to fill',
  isOdd: (text, { input }) => gaps.some((gap) => gap.test(text) && !input.some((given) => gap.test(given))),
  least: () => 1,
  severity: (share) => (share >= serious ? 'serious' : 'look'),
  said: (field, have) => `${have} a gap in ${field}, such as “[Your Name]”`,
  why: 'Such a text is not ready to be sent. Say in the prompt what stands there, or that it is left out.',
})
