// Start of the page: login first, then the dashboard. One place that says what is asked when.
import { ApiProblem, getJson } from './api.js';
import { byId } from './dom.js';
import { Fleet } from './fleet.js';
import { apply, onLanguage, switchLanguage, t } from './i18n.js';
import { follow } from './live.js';
import { askForToken, explain, logIn, logOut, tokenFromAddress } from './login.js';
import { FleetMap } from './map/map.js';
import { Layers } from './layers.js';
import { Clock } from './panels/clock.js';
import { CoveragePanel } from './panels/coverage.js';
import { EventsPanel } from './panels/events.js';
import { FleetBar } from './panels/fleetbar.js';
import { ReportPanel } from './panels/report.js';
import { Search } from './panels/search.js';
import { VehiclePanel } from './panels/vehicle.js';

const STATUS_EVERY_MS = 10_000;
const RECONNECT_MS = 3000;

async function loggedIn() {
  const token = tokenFromAddress();
  let message = '';
  try {
    if (token !== null) await logIn(token);
    return await getJson('/api/v1/status');
  } catch (problem) {
    if (token !== null || !(problem instanceof ApiProblem)) message = explain(problem);
  }
  await askForToken(message);
  return getJson('/api/v1/status');
}

function showConnection(state, health = 'ok') {
  const node = byId('connection');
  node.dataset.state = state === 'live' && health === 'red' ? 'lost' : state;
  node.textContent = t(state === 'live' && health !== 'ok' ? `connection.health.${health}` : `connection.${state}`);
}

async function start() {
  const status = await loggedIn();
  byId('dashboard').hidden = false;

  const fleet = new Fleet();
  const layers = new Layers();
  const clock = new Clock(status);
  const map = new FleetMap(byId('map'), byId('map-error'), fleet);
  const vehicle = new VehiclePanel(byId('vehicle'), fleet, layers, map, clock);
  const select = id => vehicle.show(id);
  const report = new ReportPanel(byId('rate'), byId('failed'), byId('failed-count'), select);
  const events = new EventsPanel(byId('events'), fleet, layers, select);
  const coverage = new CoveragePanel(byId('coverage'), map, clock);
  const bar = new FleetBar(byId('fleet'), fleet, hidden => map.hide(hidden));
  new Search(byId('search'), byId('search-results'), fleet, select);
  map.onSelect(select);
  fleet.onChange(() => bar.draw());

  let connection = 'connecting';
  let health = status.health;
  onLanguage(() => {
    byId('language').textContent = t('language.other');
    showConnection(connection, health);
    [bar, report, events, vehicle, coverage].forEach(panel => panel.draw());
  });

  byId('language').onclick = switchLanguage;
  byId('logout').onclick = () => logOut().finally(() => location.reload());

  await Promise.all([
    fleet.load(),
    layers.load().then(() => map.setLayers(layers)),
  ]);
  events.load(status.time);
  report.load();
  coverage.load();

  function connect() {
    const feed = follow(
      gathered => {
        fleet.update(gathered.positions, gathered.devices);
        events.add(gathered.events);
        vehicle.follow(gathered.positions);
        if (gathered.devices.length > 0) report.loadSoon();
      },
      async state => {
        connection = state === 'refused' ? 'lost' : state;
        showConnection(connection, health);
        if (state === 'refused') {
          feed.close();
          await sessionStillOpen();
          setTimeout(connect, RECONNECT_MS);
        }
      });
  }
  connect();

  setInterval(async () => {
    try {
      const now = await getJson('/api/v1/status');
      clock.set(now);
      health = now.health;
      showConnection(connection, health);
      report.load();
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) location.reload();
      // otherwise the server is away: the connection says so, the next round asks again
    }
  }, STATUS_EVERY_MS);
}

/** When the server has ended the session, the login form is what helps. */
async function sessionStillOpen() {
  try {
    await getJson('/api/v1/status');
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) location.reload();
  }
}

apply();
start().catch(problem => {
  console.error(problem);
  askForToken(explain(problem)).then(() => location.reload());
});
