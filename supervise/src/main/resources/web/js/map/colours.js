// Colours the map shares with the style sheets (css/base.css), by state.
export const STATE_COLOURS = {
  moving: '#35d0a5',
  idle: '#f2b84b',
  parked: '#6b9dff',
  offline: '#7b8794',
  fault: '#ff5d63',
};

export const DISTRICT_TINTS = ['#1d4a5a', '#2d3f6b', '#46396b', '#24523f', '#5a4429'];
