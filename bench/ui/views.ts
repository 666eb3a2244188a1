const urgencies = ['critical', 'high', 'medium', 'low']
const categories = ['billing', 'technical', 'feature_request', 'other']
const pairs = urgencies.flatMap((urgency) =>
  categories.map((category) => `values.urgency=${urgency}&values.category=${category}`),
)
const tenths = [4, 5, 6, 7, 8, 9].map((tenth) => `range.confidence=0.${tenth}..${(tenth + 1) / 10}`)
const orders = ['field:urgency', 'field:category', 'field:confidence', 'attempts', 'cost', 'row']
const bothWays = orders.flatMap((order) => [order, `-${order}`])

/** What an operator narrows and sorts by, as the address has it: each is another view. */
export const views = {
  filters: [
    ...['failed', 'default', 'cache', 'model', 'failed,default', 'model,human'].map(
      (parts) => `parts=${parts}`,
    ),
    ...urgencies.map((urgency) => `values.urgency=${urgency}`),
    ...categories.map((category) => `values.category=${category}`),
    ...pairs,
    ...tenths,
    'retried=1',
    'model=claude-haiku-5-5',
    'parts=model&values.category=billing&range.confidence=..0.6',
  ],
  sorts: [
    ...bothWays.filter((order) => order !== 'row').map((order) => `sort=${order}`),
    ...urgencies.map((urgency) => `values.urgency=${urgency}&sort=-field:confidence`),
    ...categories.map((category) => `values.category=${category}&sort=-cost`),
  ],
}

/** What an operator types: words that many rows hold, and few; beginnings, ids, several words, words in quotes. */
export const searches = [
  'invoices',
  'tablet',
  'cal',
  'dark theme',
  'T-9',
  'T-99',
  'T-4321',
  '"second charge"',
  'case 777',
  'people waiting',
  'other',
  'charged twice',
  'calendar',
  'update',
  'address settings',
  'tablet update',
  'T-55',
  'T-100000',
  'case 5',
  'Question 777',
  'Question 99',
  'month',
  '"dark theme"',
  'closes itself',
  'invo',
  'T-7 theme',
  'subscr',
  'nothing like this',
  'colleagues night',
  'Question 12',
]
