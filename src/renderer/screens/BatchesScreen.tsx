export function BatchesScreen() {
  return null
}
