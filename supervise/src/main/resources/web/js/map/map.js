// The map: layers of the city below, the fleet above, a track where one vehicle is chosen.
import { el } from '../dom.js';
import { onLanguage, t } from '../i18n.js';
import { Glide } from './glide.js';
import { addIcons } from './icons.js';
import { labelPoints, STYLE } from './style.js';

const WORKER = '/vendor/maplibre-gl/maplibre-gl-csp-worker.js';
const ZHUZHOU = [113.13, 27.83];
const MOVING_KMH = 3;
const RANK = { offline: 0, parked: 1, idle: 2, moving: 3, fault: 4 };
const EMPTY = { type: 'FeatureCollection', features: [] };

export class FleetMap {
  #map = null;
  #ready;
  #fleet;
  #glide = new Glide(() => this.#draw());
  #hidden = new Set();
  #selected = null;
  #select = () => {};
  #bounds = null;

  constructor(node, error, fleet) {
    this.#fleet = fleet;
    try {
      maplibregl.setWorkerUrl(WORKER);
      this.#map = new maplibregl.Map({
        container: node, style: STYLE, center: ZHUZHOU, zoom: 10.5, maxZoom: 18, minZoom: 6,
        attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0,
      });
    } catch (problem) {
      console.error(problem);
      onLanguage(() => { error.textContent = t('map.failed'); });
      error.hidden = false;
      this.#ready = new Promise(() => {});
      return;
    }
    node.maplibre = this.#map;
    this.#ready = this.#map.once('load').then(() => addIcons(this.#map));
    this.#controls();
    this.#pointer();
    fleet.onChange(ids => this.#follow(ids));
  }

  /** Calls back with the id of a vehicle that was clicked. */
  onSelect(listener) {
    this.#select = listener;
  }

  async setLayers(layers) {
    if (this.#map === null) return;
    await this.#ready;
    for (const kind of ['districts', 'grids', 'routes', 'fences']) this.#map.getSource(kind).setData(layers[kind]);
    this.#map.getSource('labels').setData(labelPoints(layers.districts));
    this.#bounds = boundsOf([layers.districts, layers.grids, layers.routes, layers.fences]);
    this.#fit(0);
    this.#draw();
  }

  /** Does not draw vehicles in these states. */
  hide(states) {
    this.#hidden = states;
    this.#draw();
  }

  /** Marks a vehicle and brings it into view; null marks none. */
  select(id) {
    this.#selected = id;
    this.#draw();
    const position = id === null ? null : this.#fleet.get(id)?.position;
    if (position && placed(position) && this.#map !== null) {
      this.#map.easeTo({ center: [position.longitude, position.latitude], zoom: Math.max(this.#map.getZoom(), 13), padding: this.#padding(), duration: 600 });
    }
  }

  /** Shows a track, null for none. */
  async setTrack(track) {
    if (this.#map === null) return;
    await this.#ready;
    this.#map.getSource('track').setData(track ?? EMPTY);
  }

  /** Colours the segments of the routes by what was done on them, null for none. */
  async setCoverage(segments) {
    if (this.#map === null) return;
    await this.#ready;
    this.#map.getSource('coverage').setData(segments ?? EMPTY);
  }

  #follow(ids) {
    for (const id of ids) {
      const position = this.#fleet.get(id).position;
      if (position && placed(position)) this.#glide.to(id, position.longitude, position.latitude);
    }
    this.#glide.run();
  }

  async #draw() {
    if (this.#map === null) return;
    await this.#ready;
    const shown = this.#fleet.all().filter(vehicle => this.#glide.has(vehicle.id) && !this.#hidden.has(vehicle.state));
    this.#map.getSource('vehicles').setData({ type: 'FeatureCollection', features: shown.map(vehicle => this.#feature(vehicle)) });
    this.#map.getContainer().dataset.vehicles = shown.length;
  }

  #feature(vehicle) {
    const moving = vehicle.position.speedKmh >= MOVING_KMH && vehicle.state !== 'offline';
    return {
      type: 'Feature',
      id: vehicle.id,
      geometry: { type: 'Point', coordinates: this.#glide.at(vehicle.id) },
      properties: {
        id: vehicle.id,
        name: this.#fleet.name(vehicle.id),
        state: vehicle.state,
        icon: `${moving ? 'arrow' : 'disc'}-${vehicle.state}`,
        heading: moving ? vehicle.position.headingDeg : 0,
        rank: vehicle.id === this.#selected ? 9 : RANK[vehicle.state],
        selected: vehicle.id === this.#selected,
      },
    };
  }

  #pointer() {
    const canvas = this.#map.getCanvas();
    this.#map.on('click', event => {
      const reach = 8;
      const { x, y } = event.point;
      const hits = this.#map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ['vehicles'] });
      if (hits.length > 0) this.#select(hits[0].properties.id);
    });
    this.#map.on('mouseenter', 'vehicles', () => { canvas.classList.add('over-vehicle'); });
    this.#map.on('mouseleave', 'vehicles', () => { canvas.classList.remove('over-vehicle'); });
  }

  #controls() {
    const fit = el('button', { type: 'button', on: { click: () => this.#fit(500) } }, el('span', { class: 'fit-icon', 'aria-hidden': true }));
    onLanguage(() => { fit.title = t('map.fit'); });
    const group = el('div', { class: 'maplibregl-ctrl maplibregl-ctrl-group' }, fit);
    this.#map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'bottom-left');
    this.#map.addControl({ onAdd: () => group, onRemove: () => group.remove() }, 'bottom-left');
    this.#map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), 'bottom-left');
  }

  #fit(duration) {
    if (this.#bounds !== null) this.#map.fitBounds(this.#bounds, { padding: this.#padding(), duration });
  }

  /** The columns cover the map: what is fitted goes between them. */
  #padding() {
    const map = this.#map.getContainer().getBoundingClientRect();
    const side = selector => {
      const column = document.querySelector(selector).getBoundingClientRect();
      return column.top < map.bottom && column.bottom > map.top && column.width < map.width / 2 ? column.width + 24 : 16;
    };
    const bar = document.querySelector('.coverage').getBoundingClientRect();
    const top = bar.top > map.top && bar.bottom < map.bottom ? bar.bottom - map.top + 16 : 24;
    return { top, bottom: 24, left: side('.column.left'), right: side('.column.right') };
  }
}

/** Broken units put themselves at (0,0). */
const placed = position => position.latitude !== 0 || position.longitude !== 0;

/** West, south, east, north of everything, null when there is nothing. */
function boundsOf(collections) {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = coordinates => {
    if (typeof coordinates[0] === 'number') {
      bounds[0] = Math.min(bounds[0], coordinates[0]);
      bounds[1] = Math.min(bounds[1], coordinates[1]);
      bounds[2] = Math.max(bounds[2], coordinates[0]);
      bounds[3] = Math.max(bounds[3], coordinates[1]);
    } else {
      coordinates.forEach(visit);
    }
  };
  for (const collection of collections) {
    for (const feature of collection.features) if (feature.geometry?.coordinates?.length) visit(feature.geometry.coordinates);
  }
  return Number.isFinite(bounds[0]) ? bounds : null;
}
