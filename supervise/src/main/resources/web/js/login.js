// Login with the token, from the form or from the fragment of the address the server prints at start.
import { ApiProblem, send } from './api.js';
import { byId } from './dom.js';
import { apply, onLanguage, switchLanguage, t } from './i18n.js';

/** The token of "#token=...", taken out of the address bar at once so that it is in no history and no screenshot. */
export function tokenFromAddress() {
  const match = /^#token=(.+)$/.exec(location.hash);
  if (match === null) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return decodeURIComponent(match[1]);
}

/** Opens a session; the cookie it sets cannot be read by any script. */
export const logIn = token => send('POST', '/api/v1/session', { token });

export const logOut = () => send('DELETE', '/api/v1/session');

/** Shows the form until a login succeeds. */
export function askForToken(message = '') {
  const panel = byId('login');
  const error = byId('login-error');
  panel.hidden = false;
  error.textContent = message;
  byId('token').focus();
  return new Promise(resolve => {
    byId('login-form').onsubmit = async event => {
      event.preventDefault();
      const submit = panel.querySelector('[type=submit]');
      submit.disabled = true;
      try {
        await logIn(byId('token').value.trim());
        byId('token').value = '';
        panel.hidden = true;
        resolve();
      } catch (problem) {
        error.textContent = explain(problem);
      } finally {
        submit.disabled = false;
      }
    };
  });
}

/** Why a login failed, in the user's language. */
export function explain(problem) {
  if (!(problem instanceof ApiProblem)) return t('login.unreachable');
  if (problem.status === 429) return t('login.wait', { seconds: problem.retryAfterS });
  return problem.status === 401 ? t('login.wrong') : problem.message;
}

onLanguage(() => { byId('login-language').textContent = t('language.other'); });
byId('login-language').onclick = switchLanguage;
apply();
