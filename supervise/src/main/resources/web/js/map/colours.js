// Colours the map shares with the style sheets (css/base.css), by state.
export const STATE_COLOURS = {
  moving: '#35d0a5',
  idle: '#f2b84b',
  parked: '#6b9dff',
  offline: '#7b8794',
  fault: '#ff5d63',
};

/** What was done on a segment of a route; the same colours are in css/panels.css. */
export const COVERAGE_COLOURS = {
  done: '#35d0a5',
  partly: '#f2b84b',
  missed: '#ff5d63',
  unproven: '#b79bff',
  not_due: '#4a6478',
};

export const DISTRICT_TINTS = ['#1d4a5a', '#2d3f6b', '#46396b', '#24523f', '#5a4429'];
