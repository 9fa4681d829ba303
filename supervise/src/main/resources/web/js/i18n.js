// The language of the page: the browser's unless the user has chosen; every text has a key.
import { zh } from './texts/zh.js';
import { en } from './texts/en.js';

const languages = { zh, en };
const listeners = [];
let current = stored() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

function stored() {
  const chosen = localStorage.getItem('language');
  return chosen in languages ? chosen : null;
}

export const language = () => current;

/** The text of a key; {name} is replaced by values.name. A missing key shows itself. */
export function t(key, values = {}) {
  const text = languages[current][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text of a key, or the other text when there is none: for codes that the server may add. */
export const known = (key, otherwise) => languages[current][key] ?? otherwise;

/** Calls back now and whenever the language changes. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener();
}

export function switchLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', current);
  apply();
}

/** Fills in all elements that name a key. */
export function apply() {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-i18n]')) node.textContent = t(node.dataset.i18n);
  for (const node of document.querySelectorAll('[data-i18n-label]')) node.setAttribute('aria-label', t(node.dataset.i18nLabel));
  for (const node of document.querySelectorAll('[data-i18n-placeholder]')) node.placeholder = t(node.dataset.i18nPlaceholder);
  for (const listener of listeners) listener();
}
