package org.sweepwatch.supervise.simulate.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.layer.LayerResult;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;

class CityTest {
    private final City city = City.made(7);

    @Test
    void has103GridsInTheMainCityAnd49InTheSuburbs() {
        assertEquals(103, city.cells().stream().filter(Cell::mainCity).count());
        assertEquals(49, city.cells().stream().filter(cell -> !cell.mainCity()).count());
        double mainCityKm2 = squareKilometres(true);
        double suburbsKm2 = squareKilometres(false);
        assertEquals(123, mainCityKm2, 3, "area of the main city in km2");
        assertTrue(suburbsKm2 > 590, "area of the suburbs in km2: " + suburbsKm2);
    }

    private double squareKilometres(boolean mainCity) {
        return city.cells().stream()
                        .filter(cell -> cell.mainCity() == mainCity)
                        .mapToDouble(cell -> area(cell.ring()))
                        .sum()
                / 1e6;
    }

    private static double area(Path ring) {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            twice += ring.x(i) * ring.y(next) - ring.x(next) * ring.y(i);
        }
        return twice / 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void hasAbout300RoutesOfOneToFiveKilometres(long seed) {
        City made = City.made(seed);
        assertTrue(
                made.routes().size() >= 270 && made.routes().size() <= 340,
                "seed " + seed + ": " + made.routes().size() + " routes");
        for (CleaningRoute route : made.routes()) {
            double metres = route.line().length();
            assertTrue(metres > 950 && metres < 5050, "seed " + seed + ": " + route.name() + " has " + metres + " m");
        }
        for (District district : District.values()) {
            assertTrue(made.routesOf(district).size() >= 20, "seed " + seed + ": few routes in " + district);
        }
    }

    @Test
    void bothSidesOfAMainRoadAreRoutesInOppositeDirections() {
        List<CleaningRoute> sides =
                city.routes().stream().filter(CleaningRoute::dualCarriageway).toList();
        assertFalse(sides.isEmpty());
        CleaningRoute right = sides.get(0);
        CleaningRoute left = city.routes().get(right.number());
        assertEquals(right.fromNode(), left.toNode());
        assertEquals(right.toNode(), left.fromNode());
        double apart = right.line().distanceTo(left.line().xAt(500), left.line().yAt(500));
        assertEquals(22, apart, 2, "metres between the two sides");
    }

    @Test
    void everyJunctionIsReachableFromEveryOther() {
        RoadNetwork roads = city.roads();
        for (int node = 1; node < roads.nodeCount(); node++) {
            double way = roads.shortestWay(0, node).length();
            double bee = Math.hypot(roads.nodeX(node) - roads.nodeX(0), roads.nodeY(node) - roads.nodeY(0));
            assertTrue(way > 0.95 * bee && way < 4 * bee + 2000, "way to " + node + ": " + way + " m, bee line " + bee);
        }
    }

    @Test
    void theSameSeedGivesTheSameLayersAndAnotherSeedOthers() {
        assertEquals(CityLayers.routesGeoJson(city), CityLayers.routesGeoJson(City.made(7)));
        assertEquals(CityLayers.fencesGeoJson(city), CityLayers.fencesGeoJson(City.made(7)));
        assertNotEquals(CityLayers.routesGeoJson(city), CityLayers.routesGeoJson(City.made(8)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theImportAcceptsAllLayers(long seed) {
        City made = City.made(seed);
        LayerResult<Route> routes = LayerReader.routes(CityLayers.routesGeoJson(made), Crs.WGS84);
        assertEquals(List.of(), routes.errors());
        assertEquals(made.routes().size(), routes.features().size());
        LayerResult<Fence> fences = LayerReader.fences(CityLayers.fencesGeoJson(made), Crs.WGS84);
        assertEquals(List.of(), fences.errors());
        assertEquals(89, fences.features().size());
        LayerResult<Area> grids = LayerReader.areas(CityLayers.gridsGeoJson(made), Crs.WGS84);
        assertEquals(List.of(), grids.errors());
        assertEquals(152, grids.features().size());
        LayerResult<Area> districts = LayerReader.areas(CityLayers.districtsGeoJson(made), Crs.WGS84);
        assertEquals(List.of(), districts.errors());
        assertEquals(5, districts.features().size());
    }

    @Test
    void hasFencesOfEveryShapeAndKindAndRoofedDepots() {
        List<Fence> fences = CityLayers.fences(city);
        assertEquals(
                Set.of(FenceKind.values()), fences.stream().map(Fence::kind).collect(Collectors.toSet()));
        assertTrue(fences.stream().anyMatch(fence -> fence.shape() instanceof CircleShape));
        assertTrue(fences.stream().anyMatch(fence -> fence.shape() instanceof CorridorShape));
        assertTrue(fences.stream().anyMatch(fence -> fence.shape() instanceof PolygonShape));
        assertEquals(3, fences.stream().filter(Fence::roofed).count());
    }

    @Test
    void roadNamesAreUnique() {
        Set<String> names = new HashSet<>();
        for (int line = 0; line < 19; line++) {
            assertTrue(names.add(RoadNames.northSouth(line, line % 3 == 0).substring(0, 2)));
            assertTrue(names.add(RoadNames.eastWest(line, line % 3 == 0).substring(0, 2)));
        }
    }
}
