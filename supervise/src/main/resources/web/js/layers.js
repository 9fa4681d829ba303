// Routes, fences, grids and districts, and their names by number.
import { getJson } from './api.js';

const KINDS = ['districts', 'grids', 'routes', 'fences'];

export class Layers {
  districts = none();
  grids = none();
  routes = none();
  fences = none();
  #names = new Map();

  async load() {
    await Promise.all(KINDS.map(async kind => {
      this[kind] = await getJson(`/api/v1/${kind}`);
      for (const feature of this[kind].features) {
        feature.properties = { ...feature.properties, name: feature.name };
        this.#names.set(`${kind}/${feature.id}`, feature.name);
      }
    }));
  }

  /** The name of a feature, null when there is none. */
  name(kind, id) {
    return this.#names.get(`${kind}/${id}`) ?? null;
  }
}

function none() {
  return { type: 'FeatureCollection', features: [] };
}
