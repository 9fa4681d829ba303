// The live feed: server-sent events, gathered for one frame so that a burst is drawn once.

/**
 * @param take called with { positions, devices, events }
 * @param state called with "connecting", "live" or "lost"; and "refused" when the session has ended
 */
export function follow(take, state) {
  let gathered = empty();
  let planned = false;
  let source;

  function empty() {
    return { positions: [], devices: [], events: [] };
  }

  function gather(kind, message) {
    gathered[kind].push(JSON.parse(message.data));
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      const full = gathered;
      gathered = empty();
      take(full);
    }, 50);
  }

  function open() {
    source = new EventSource('/api/v1/live');
    source.onopen = () => state('live');
    source.addEventListener('position', message => gather('positions', message));
    source.addEventListener('device', message => gather('devices', message));
    source.addEventListener('event', message => gather('events', message));
    source.onerror = () => {
      state(source.readyState === EventSource.CLOSED ? 'refused' : 'lost');
    };
  }

  state('connecting');
  open();
  return { close: () => source.close() };
}
