/** The elements that match, the root itself included. */
export function all(root, selector) {
  const inside = [...root.querySelectorAll(selector)];
  return root.matches(selector) ? [root, ...inside] : inside;
}

/** What a person chose on this device. */
export function remembered(name, otherwise) {
  try {
    return localStorage.getItem(`tallystick.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`tallystick.${name}`, value);
  } catch {
    // storage may be forbidden; the choice then lasts until the next page
  }
}
