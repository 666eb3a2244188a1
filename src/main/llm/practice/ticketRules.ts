export interface Verdict {
  readonly urgency: 'critical' | 'high' | 'medium' | 'low'
  readonly category: 'billing' | 'technical' | 'feature_request' | 'other'
  /** 0 to 1: the more words speak for the category, the surer. */
  readonly confidence: number
}

/** Stems that speak for a category, in the languages that the practice model knows. */
const categoryWords: Readonly<Record<Exclude<Verdict['category'], 'other'>, RegExp>> = {
  billing:
    /invoice|charg|refund|payment|billing|\bbill\b|subscription|\bcard\b|\bfees?\b|transfer|top.?up|\bprice|\bvat\b|receipt|rechnung|abgebucht|erstatt|zahlung|\babo\b|kündig|facture|rembours|paiement|prélev|abonnement|factura|reembols|cobr|pago|fatura|pagamento|assinatura|fattura|rimbors|addebit|factuur|betaal|terugbetal|incasso|faktur|płatno|zwrot|請求|支払|返金|領収/gi,
  technical:
    /error|crash|expire|permission|vanish|disappear|data loss|\bbug\b|broken|fail|login|log in|sign in|password|sync|\bapi\b|webhook|timeout|slow|outage|\bdown\b|not work|doesn't work|won't|cannot|can't|stuck|fehler|absturz|stürzt|funktioniert nicht|anmeld|passwort|erreur|plant|ne fonctionne|connexion|mot de passe|no funciona|contraseña|falla|não funciona|senha|erro\b|errore|non funziona|accedere|werkt niet|fout|inlog|wachtwoord|błąd|nie działa|hasł|zalogow|エラー|ログイン|動かない|動きません|パスワード|不具合/gi,
  feature_request:
    /feature|would be (great|nice)|could you add|please add|it would help|wish|\bsuggest(?:ion)?\b|dark mode|dark theme|integration with|support for|roadmap|wunsch|wünsch|wäre (schön|toll)|könntet ihr|vorschlag|serait (bien|génial|utile)|ajouter|suggestion|sería (genial|útil)|añadir|agregar|seria (ótimo|bom|útil)|adicionar|sarebbe (utile|bello)|aggiungere|zou (fijn|handig|mooi)|toevoegen|czy moglibyście|dodać|przydał|機能|追加|要望/gi,
}

const critical =
  /production (is )?down|data loss|lost (?:all )?(?:our |my )?(?:data|invoices|projects)|security|breach|hacked|lawyer|legal action|everything is down|entire (team|company)|payroll|datenverlust|anwalt|gehackt|sicherheitsl|perte de données|avocat|piraté|abogado|pérdida de datos|advogado|perda de dados|avvocato|perdita di dati|advocaat|gehackt|dataverlies|prawnik|utrata danych|情報漏|弁護士|消え/i
const high =
  /urgent|asap|immediately|right now|today|deadline|cannot work|can't work|blocked|twice|double|wrong amount|unacceptable|dringend|sofort|doppelt|heute|urgente?|immédiatement|deux fois|dos veces|duas vezes|due volte|subito|oggi|dringend|meteen|twee keer|pilne|natychmiast|dwa razy|至急|緊急|二重/i
const low =
  /thank|love (it|the|your)|great (work|job)|would be (nice|great)|just wondering|curious|no rush|question|how do i|where can i|danke|super\b|merci|gracias|obrigad|grazie|bedankt|dzięk|ありがと|いつか/i

/** Classifies a ticket by its words. What it asks for as an instruction is not a word of any rule. */
export function verdictOn(text: string): Verdict {
  const hits = Object.entries(categoryWords).map(
    ([category, words]) => [category as Verdict['category'], text.match(words)?.length ?? 0] as const,
  )
  const [category, count] = hits.reduce((best, next) => (next[1] > best[1] ? next : best))
  return {
    category: count === 0 ? 'other' : category,
    urgency: urgencyOf(text, category),
    confidence: count === 0 ? 0.55 : Math.min(0.97, 0.64 + 0.08 * count),
  }
}

function urgencyOf(text: string, category: Verdict['category']): Verdict['urgency'] {
  if (critical.test(text)) return 'critical'
  if (high.test(text)) return 'high'
  if (category === 'feature_request' || low.test(text)) return 'low'
  return 'medium'
}
