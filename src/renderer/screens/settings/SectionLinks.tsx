import { Gauge, KeyRound, Layers, LifeBuoy, Sun, Wallet } from 'lucide-react'

const sections = [
  { id: 'connection', name: 'Connection', icon: KeyRound },
  { id: 'models', name: 'Models', icon: Layers },
  { id: 'limits', name: 'Limits', icon: Gauge },
  { id: 'budgets', name: 'Budgets', icon: Wallet },
  { id: 'appearance', name: 'Appearance', icon: Sun },
  { id: 'help', name: 'Help', icon: LifeBuoy },
]

/** The fragment of the address names the screen, so these only scroll. */
export function SectionLinks() {
  return (
    <nav className="nav" aria-label="Sections">
      {sections.map(({ id, name, icon: Icon }) => (
        <button
          key={id}
          type="button"
          onClick={() => document.querySelector(`#${id}`)?.scrollIntoView({ block: 'start' })}
        >
          <Icon className="i" aria-hidden /> {name}
        </button>
      ))}
    </nav>
  )
}
