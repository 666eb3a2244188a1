/** How figures are written in one locale. Words and units stay English; what it costs is in US dollars everywhere. */
export interface Figures {
  /** `8,155`, `1.234,5` */
  readonly number: (value: number) => string
  /** With at least so many places, and at most so many. */
  readonly places: (value: number, least: number, most?: number) => string
  /** `1.23M`, `1,23M`: three digits that say something. */
  readonly compact: (value: number) => string
  /** `1 row`, `2 rows`, `8,155 rows`. A plural that is not made with an s is given. */
  readonly counted: (count: number, noun: string, plural?: string) => string
  /** Of a share: `42%` of 0.42. */
  readonly percent: (share: number, places?: number) => string
  /** `$0.50`, `0,50 $`, `US$0.50` where another dollar is at home. */
  readonly dollars: (usd: number, least?: number, most?: number) => string
  /** A number of bytes, in powers of 1,000. */
  readonly size: (bytes: number) => string
}

export function figuresIn(locale: string): Figures {
  const formatted = formatterFor(locale)
  const number = (value: number): string => formatted(value, {})
  const places = (value: number, least: number, most = least): string =>
    formatted(value, between(least, most))
  return {
    number,
    places,
    compact(value) {
      const [digits = '', unit = ''] = english.format(value).split(/(?=[A-Z])/)
      // Beside a unit a zero at the end says something, too, and a value that grows keeps its width.
      const least = unit ? { minimumSignificantDigits: 3 } : {}
      return `${formatted(Number(digits), { ...least, maximumSignificantDigits: 3 })}${unit}`
    },
    counted: (count, noun, plural = `${noun}s`) => `${number(count)} ${count === 1 ? noun : plural}`,
    percent: (share, digits = 0) => formatted(share, { style: 'percent', ...between(digits, digits) }),
    dollars: (usd, least = 2, most = least) =>
      formatted(usd, { style: 'currency', currency: 'USD', ...between(least, most) }),
    size(bytes) {
      const power = bytes === 0 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3))
      return `${places(bytes / 1000 ** power, power === 0 ? 0 : 1)} ${sizes[power]}`
    },
  }
}

/** Its letters are everybody's; a language without a short word for a thousand would write all digits. */
const english = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 })

const sizes = ['B', 'kB', 'MB', 'GB', 'TB']

function between(least: number, most: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: least, maximumFractionDigits: most }
}

/** Making a formatter takes longer than a thousand uses of it: each is made once. */
function formatterFor(locale: string) {
  const formats = new Map<string, Intl.NumberFormat>()
  return (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options)
    const format = formats.get(key) ?? new Intl.NumberFormat(locale, options)
    formats.set(key, format)
    return isolated(format.format(value))
  }
}

/** Figures and dates of a script that runs from right to left would turn the words around them: they stand apart. */
export function isolated(text: string): string {
  return /[\u0590-\u08ff\u200f]/.test(text) ? `\u2066${text}\u2069` : text
}

/** As the command line, the log and everything that is stored write them, wherever it is read. */
export const plainFigures = figuresIn('en-US')
