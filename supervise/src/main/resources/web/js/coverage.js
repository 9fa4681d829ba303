// What was swept of each route on a day: the segments of the report laid on the lines of the routes.
import { getJson } from './api.js';

/** From what is worst for the dispatcher to what nobody asked for. */
export const STATES = ['missed', 'partly', 'unproven', 'done', 'not_due'];

const M_PER_DEGREE = 111_195.08;
const EMPTY = { type: 'FeatureCollection', features: [] };

/** What is known of a day before anything is. */
export const NOTHING = { day: null, segments: EMPTY, metres: Object.fromEntries(STATES.map(state => [state, 0])), coverage: null, completion: null, completeness: null };

/** The coverage of a day; null asks for the one that runs. */
export async function loadCoverage(day) {
  const query = day === null ? '' : `?day=${day}`;
  const [report, routes] = await Promise.all([getJson(`/api/v1/reports/route-coverage${query}`), getJson(`/api/v1/routes${query}`)]);
  const rows = new Map(report.routes.filter(row => row.shift === null).map(row => [row.route, row]));
  const features = routes.features.flatMap(route => {
    const line = measured(route.geometry);
    const segments = rows.get(route.id)?.segments ?? [{ fromM: 0, toM: line.lengthM, state: 'not_due' }];
    return segments.map(segment => ({
      type: 'Feature',
      properties: { state: segment.state, lengthM: segment.toM - segment.fromM },
      geometry: { type: 'MultiLineString', coordinates: piece(line, segment.fromM, segment.toM) },
    }));
  });
  const metres = { ...NOTHING.metres };
  for (const { properties } of features) metres[properties.state] += properties.lengthM;
  return {
    day: report.day,
    segments: { type: 'FeatureCollection', features },
    metres,
    coverage: share([...rows.values()], 'C4'),
    completion: share([...rows.values()], 'C5'),
    completeness: known([...rows.values()]),
  };
}

/** Numerators over denominators of a figure, null when nothing was due. */
function share(rows, id) {
  let [numerator, denominator] = [0, 0];
  for (const row of rows) {
    const figure = row.figures.find(one => one.id === id);
    numerator += figure?.numerator ?? 0;
    denominator += figure?.denominator ?? 0;
  }
  return denominator > 0 ? numerator / denominator : null;
}

/** How much of what was to be observed was, by length. */
function known(rows) {
  let [observed, length] = [0, 0];
  for (const row of rows.filter(one => one.completeness !== null)) {
    observed += row.completeness * row.lengthM;
    length += row.lengthM;
  }
  return length > 0 ? observed / length : null;
}

/** The lines of a route with the metres from its start to each point; the way between two lines does not count. */
function measured(geometry) {
  const lines = geometry.type === 'MultiLineString' ? geometry.coordinates : [geometry.coordinates];
  let lengthM = 0;
  const parts = lines.map(points => points.map((point, i) => {
    if (i > 0) lengthM += metresBetween(points[i - 1], point);
    return { point, atM: lengthM };
  }));
  return { parts, lengthM };
}

function metresBetween([lon1, lat1], [lon2, lat2]) {
  const east = (lon2 - lon1) * Math.cos((lat1 + lat2) / 2 * Math.PI / 180);
  return Math.hypot(east, lat2 - lat1) * M_PER_DEGREE;
}

/** The stretch from one distance to another, as one line for each line of the route that it touches. */
function piece({ parts }, fromM, toM) {
  const lines = [];
  for (const part of parts) {
    const points = [];
    for (let i = 1; i < part.length; i++) {
      const [a, b] = [part[i - 1], part[i]];
      if (b.atM <= fromM || a.atM >= toM || b.atM === a.atM) continue;
      const at = metres => {
        const along = Math.min(1, Math.max(0, (metres - a.atM) / (b.atM - a.atM)));
        return [a.point[0] + (b.point[0] - a.point[0]) * along, a.point[1] + (b.point[1] - a.point[1]) * along];
      };
      if (points.length === 0) points.push(at(fromM));
      points.push(at(toM));
    }
    if (points.length > 1) lines.push(points);
  }
  return lines;
}
