export function FirstStartScreen() {
  return null
}
