import { answers, record } from './control.ts'
import { eventOf, strict } from './strict.ts'
import { BrowserWindow } from './window.ts'

type Template = Electron.MenuItemConstructorOptions

class Item {
  readonly label: string
  readonly template: Template
  readonly submenu: Menu_ | null
  checked: boolean

  constructor(template: Template) {
    if (!template.label && !template.role && !template.type)
      throw new Error('Invalid template for MenuItem: must have at least one of label, role or type')
    this.template = template
    this.label = template.label ?? template.role ?? ''
    this.checked = template.checked ?? false
    this.submenu = Array.isArray(template.submenu) ? Menu_.buildFromTemplate(template.submenu) : null
  }

  click(): void {
    if (this.template.type === 'checkbox' || this.template.type === 'radio') this.checked = true
    const window = BrowserWindow.getAllWindows()[0]
    this.template.click?.(this as never, window as never, eventOf())
  }

  toJSON(): unknown {
    const { type, role, accelerator, enabled } = this.template
    return {
      label: this.label,
      type,
      role,
      accelerator,
      enabled,
      checked: this.checked,
      submenu: this.submenu,
    }
  }
}

class Menu_ {
  static #app: Menu_ | null = null
  static buildFromTemplate(template: Template[]): Menu_ {
    const menu = new Menu_()
    menu.items.push(...template.map((item) => new Item(item)))
    return menu
  }
  static setApplicationMenu(menu: Menu_ | null): void {
    Menu_.#app = menu
    record('menus', menu)
  }
  static getApplicationMenu(): Menu_ | null {
    return Menu_.#app
  }
  readonly items: Item[] = []
  toJSON(): unknown {
    return this.items
  }
}
export const Menu = strict<typeof Menu_>('Menu', Menu_)

answers['clickMenu'] = (labels: string[]) => clickIn(Menu_.getApplicationMenu(), labels)

export function clickIn(from: Menu_ | null, labels: readonly string[]): void {
  let menu = from
  let item: Item | undefined
  for (const label of labels) {
    item = menu?.items.find((found) => found.label === label)
    menu = item?.submenu ?? null
  }
  if (!item || item.template.enabled === false || item.template.visible === false)
    throw new Error(`stand-in: there is no enabled menu item ${labels.join(' > ')}`)
  item.click()
}
