// The style of the map: no tiles, only what the centre has imported, from the ground up.
import { COVERAGE_COLOURS, DISTRICT_TINTS, STATE_COLOURS } from './colours.js';

// Without a glyph server MapLibre draws the letters itself, with the fonts of the machine.
const FONT = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

const empty = { type: 'FeatureCollection', features: [] };
const source = () => ({ type: 'geojson', data: empty });
const widening = (...stops) => ['interpolate', ['exponential', 1.6], ['zoom'], ...stops];

const tint = ['match', ['%', ['coalesce', ['id'], 0], DISTRICT_TINTS.length],
  ...DISTRICT_TINTS.flatMap((colour, index) => [index, colour]), DISTRICT_TINTS[0]];

export const STYLE = {
  version: 8,
  sources: {
    districts: source(), grids: source(), routes: source(), coverage: source(), fences: source(), labels: source(),
    track: { type: 'geojson', data: empty, lineMetrics: true }, vehicles: source(),
  },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#0b1218' } },
    { id: 'districts', type: 'fill', source: 'districts', paint: { 'fill-color': tint, 'fill-opacity': 0.42 } },
    { id: 'grids', type: 'line', source: 'grids', paint: { 'line-color': '#8fb3d1', 'line-opacity': 0.13, 'line-width': 1 } },
    { id: 'district-edges', type: 'line', source: 'districts',
      paint: { 'line-color': '#9cc3dd', 'line-opacity': 0.4, 'line-width': 1.4, 'line-dasharray': [4, 2.5] } },
    { id: 'fence-areas', type: 'fill', source: 'fences', filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': '#b79bff', 'fill-opacity': 0.12 } },
    { id: 'fence-edges', type: 'line', source: 'fences', paint: { 'line-color': '#b79bff', 'line-opacity': 0.65, 'line-width': 1.2 } },
    { id: 'fence-points', type: 'circle', source: 'fences', filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': '#b79bff', 'circle-opacity': 0.25, 'circle-radius': widening(10, 1.5, 13, 5, 16, 14),
        'circle-stroke-color': '#b79bff', 'circle-stroke-width': 1, 'circle-stroke-opacity': 0.7 } },
    { id: 'route-beds', type: 'line', source: 'routes', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': '#050a0e', 'line-opacity': 0.6, 'line-width': widening(10, 2.4, 13, 5, 16, 14) } },
    { id: 'routes', type: 'line', source: 'routes', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': '#3f83ab', 'line-opacity': 0.85, 'line-width': widening(10, 1, 13, 2.4, 16, 8) } },
    { id: 'coverage', type: 'line', source: 'coverage', layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: { 'line-color': ['match', ['get', 'state'], ...Object.entries(COVERAGE_COLOURS).flat(), COVERAGE_COLOURS.not_due],
        'line-width': widening(10, 1.8, 13, 3.6, 16, 10) } },
    { id: 'track', type: 'line', source: 'track', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-width': widening(10, 2.4, 13, 4, 16, 8),
        'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, 'rgba(255,213,120,0.15)', 1, '#ffd578'] } },
    { id: 'route-names', type: 'symbol', source: 'routes', minzoom: 14,
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 12 },
      paint: { 'text-color': '#9cc3dd', 'text-halo-color': '#0b1218', 'text-halo-width': 1.5 } },
    { id: 'district-names', type: 'symbol', source: 'labels', maxzoom: 13.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': widening(9, 13, 12, 20), 'text-letter-spacing': 0.18 },
      paint: { 'text-color': '#c6d9e8', 'text-opacity': 0.75, 'text-halo-color': '#0b1218', 'text-halo-width': 1.4 } },
    { id: 'fence-names', type: 'symbol', source: 'fences', minzoom: 13.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11 },
      paint: { 'text-color': '#cdbcff', 'text-halo-color': '#0b1218', 'text-halo-width': 1.4 } },
    { id: 'vehicle-halo', type: 'circle', source: 'vehicles', filter: ['any', ['get', 'selected'], ['==', ['get', 'state'], 'fault']],
      paint: { 'circle-radius': ['case', ['get', 'selected'], 18, 13], 'circle-blur': 0.35, 'circle-opacity': 0.28,
        'circle-color': ['case', ['get', 'selected'], '#ffffff', STATE_COLOURS.fault] } },
    { id: 'vehicles', type: 'symbol', source: 'vehicles',
      layout: { 'icon-image': ['get', 'icon'], 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'rank'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 12, 0.82, 15, 1.15] } },
    { id: 'vehicle-names', type: 'symbol', source: 'vehicles', minzoom: 12.8,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 12, 'text-offset': [0, 1.3], 'text-anchor': 'top', 'text-optional': true },
      paint: { 'text-color': '#eef4f9', 'text-halo-color': '#081017', 'text-halo-width': 1.6 } },
  ],
};

/** One point a district that has a polygon, for its name: the centre of gravity of its largest ring. */
export function labelPoints(districts) {
  return { type: 'FeatureCollection', features: districts.features.filter(feature => feature.geometry).map(feature => ({
    type: 'Feature', properties: { name: feature.properties.name }, geometry: { type: 'Point', coordinates: middle(feature.geometry) },
  })) };
}

function middle(geometry) {
  const rings = geometry.type === 'MultiPolygon' ? geometry.coordinates.map(polygon => polygon[0]) : [geometry.coordinates[0]];
  return rings.map(gravity).reduce((largest, other) => (other.area > largest.area ? other : largest)).at;
}

/** Area and centre of gravity of a closed ring, taken from its first corner so that nothing is lost to rounding. */
function gravity(ring) {
  const [x0, y0] = ring[0];
  let [twice, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay, bx, by] = [ring[i - 1][0] - x0, ring[i - 1][1] - y0, ring[i][0] - x0, ring[i][1] - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { area: Math.abs(twice) / 2, at: twice === 0 ? ring[0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)] };
}
