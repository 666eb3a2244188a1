import type { Language } from './language.ts'
import type { Verdict } from './ticketRules.ts'

export interface Phrases {
  /** Openings; {about} is the subject of the ticket. */
  readonly openings: readonly string[]
  readonly body: Readonly<Record<Verdict['category'], string>>
  readonly closings: readonly string[]
}

/** How the practice model writes to customers, by language. */
export const phrasesByLanguage: Readonly<Record<Language, Phrases>> = {
  en: {
    openings: [
      'Thank you for writing to us about "{about}".',
      'Thanks for getting in touch about "{about}".',
    ],
    body: {
      billing: 'I am checking the payments on your account and will correct whatever is wrong.',
      technical: 'I am sorry for the trouble. Our engineers are looking at what you describe.',
      feature_request: 'I have passed your idea on to the product team with your words.',
      other: 'I have read your message and will make sure that the right colleague sees it.',
    },
    closings: ['You will hear from me as soon as I know more.', 'Is there anything else that I should know?'],
  },
  de: {
    openings: [
      'Vielen Dank für Ihre Nachricht zu „{about}“.',
      'Danke, dass Sie sich wegen „{about}“ melden.',
    ],
    body: {
      billing: 'Ich prüfe die Zahlungen auf Ihrem Konto und berichtige, was nicht stimmt.',
      technical: 'Das tut mir leid. Unsere Technik sieht sich an, was Sie beschreiben.',
      feature_request: 'Ihren Vorschlag habe ich mit Ihren Worten an das Produktteam gegeben.',
      other: 'Ich habe Ihre Nachricht gelesen und gebe sie an die richtige Stelle weiter.',
    },
    closings: ['Ich melde mich, sobald ich mehr weiß.', 'Gibt es noch etwas, das ich wissen sollte?'],
  },
  fr: {
    openings: [
      'Merci pour votre message au sujet de « {about} ».',
      'Merci de nous avoir écrit à propos de « {about} ».',
    ],
    body: {
      billing: 'Je vérifie les paiements de votre compte et je corrigerai ce qui doit l’être.',
      technical: 'Je suis désolé pour la gêne. Notre équipe technique examine ce que vous décrivez.',
      feature_request: 'J’ai transmis votre idée à l’équipe produit, avec vos mots.',
      other: 'J’ai lu votre message et je le transmets à la bonne personne.',
    },
    closings: [
      'Je reviens vers vous dès que j’en sais plus.',
      'Y a-t-il autre chose que je devrais savoir ?',
    ],
  },
  es: {
    openings: ['Gracias por su mensaje sobre «{about}».', 'Gracias por escribirnos acerca de «{about}».'],
    body: {
      billing: 'Estoy revisando los pagos de su cuenta y corregiré lo que esté mal.',
      technical: 'Lamento las molestias. Nuestro equipo técnico está revisando lo que describe.',
      feature_request: 'He pasado su idea al equipo de producto, con sus palabras.',
      other: 'He leído su mensaje y me encargaré de que lo vea la persona adecuada.',
    },
    closings: ['Le escribiré en cuanto sepa algo más.', '¿Hay algo más que deba saber?'],
  },
  pt: {
    openings: ['Obrigado pela sua mensagem sobre “{about}”.', 'Obrigado por nos escrever sobre “{about}”.'],
    body: {
      billing: 'Estou a verificar os pagamentos da sua conta e vou corrigir o que estiver errado.',
      technical: 'Lamento o incómodo. A nossa equipa técnica está a analisar o que descreve.',
      feature_request: 'Passei a sua ideia à equipa de produto, com as suas palavras.',
      other: 'Li a sua mensagem e vou encaminhá-la para a pessoa certa.',
    },
    closings: ['Volto a escrever assim que souber mais.', 'Há mais alguma coisa que eu deva saber?'],
  },
  it: {
    openings: [
      'Grazie per il suo messaggio su «{about}».',
      'Grazie per averci scritto a proposito di «{about}».',
    ],
    body: {
      billing: 'Sto controllando i pagamenti del suo conto e correggerò ciò che non va.',
      technical: 'Mi dispiace per il disagio. I nostri tecnici stanno esaminando quanto descrive.',
      feature_request: 'Ho passato la sua idea al gruppo di prodotto, con le sue parole.',
      other: 'Ho letto il suo messaggio e lo farò avere alla persona giusta.',
    },
    closings: ['Le scriverò appena ne saprò di più.', 'C’è altro che dovrei sapere?'],
  },
  nl: {
    openings: ['Bedankt voor uw bericht over “{about}”.', 'Fijn dat u ons schrijft over “{about}”.'],
    body: {
      billing: 'Ik kijk de betalingen van uw account na en zet recht wat niet klopt.',
      technical: 'Excuses voor het ongemak. Onze technici bekijken wat u beschrijft.',
      feature_request: 'Ik heb uw idee in uw eigen woorden doorgegeven aan het productteam.',
      other: 'Ik heb uw bericht gelezen en geef het door aan de juiste collega.',
    },
    closings: ['U hoort van mij zodra ik meer weet.', 'Is er nog iets dat ik moet weten?'],
  },
  pl: {
    openings: ['Dziękuję za wiadomość w sprawie „{about}”.', 'Dziękujemy za kontakt w sprawie „{about}”.'],
    body: {
      billing: 'Sprawdzam płatności na Państwa koncie i poprawię to, co się nie zgadza.',
      technical: 'Przepraszam za kłopot. Nasi inżynierowie sprawdzają opisany problem.',
      feature_request: 'Przekazałem Państwa pomysł zespołowi produktu.',
      other: 'Przeczytałem wiadomość i przekażę ją właściwej osobie.',
    },
    closings: [
      'Odezwę się, gdy tylko dowiem się więcej.',
      'Czy jest coś jeszcze, o czym powinienem wiedzieć?',
    ],
  },
  ja: {
    openings: ['「{about}」についてご連絡いただき、ありがとうございます。'],
    body: {
      billing: 'お支払いの内容を確認し、誤りがあれば訂正いたします。',
      technical: 'ご不便をおかけして申し訳ございません。技術担当が内容を確認しております。',
      feature_request: 'いただいたご要望は開発チームに伝えました。',
      other: 'メッセージを拝見しました。担当の者に引き継ぎます。',
    },
    closings: ['詳しいことが分かり次第、ご連絡いたします。', 'ほかに気になる点はございますか。'],
  },
}
