package org.sweepwatch.geo.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.shape.PolygonShape;

class AreaIndexTest {
    @Test
    void everyPointOfACityCutIntoGridsIsInExactlyOneOfThem() {
        Drawing drawing = Drawing.fresh();
        List<Coordinate> sites = new ArrayList<>();
        for (int i = 0; i < 152; i++) {
            sites.add(Drawing.at(drawing.between(-8_000, 8_000), drawing.between(-8_000, 8_000)));
        }
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(sites);
        Geometry cells = voronoi.getDiagram(Drawing.FACTORY);
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            areas.add(new Area(i + 1, "G" + i, "grid " + i, "", new PolygonShape(cells.getGeometryN(i))));
        }
        AreaIndex index = new AreaIndex(areas);
        for (int i = 0; i < 50_000; i++) {
            // Six decimals, as terminals send them.
            double lat = Math.round(Drawing.lat(drawing.between(-7_900, 7_900)) * 1e6) / 1e6;
            double lon = Math.round(Drawing.lon(drawing.between(-7_900, 7_900)) * 1e6) / 1e6;
            List<Integer> holding = areas.stream()
                    .filter(area -> area.shape().contains(lat, lon))
                    .map(Area::id)
                    .toList();
            assertEquals(1, holding.size(), () -> lat + ", " + lon + ": " + holding);
            assertEquals(holding.get(0), index.areaOf(lat, lon));
        }
        // The corners of the grids themselves, where three of them meet.
        for (Coordinate corner : cells.getCoordinates()) {
            if (Math.abs(corner.x - Drawing.LON) < 0.07 && Math.abs(corner.y - Drawing.LAT) < 0.07) {
                long holding = areas.stream()
                        .filter(area -> area.shape().contains(corner.y, corner.x))
                        .count();
                assertEquals(1, holding, corner::toString);
            }
        }
    }

    @Test
    void whereAreasOverlapTheLowestIdAnswersAndElsewhereNone() {
        AreaIndex index = new AreaIndex(List.of(
                new Area(9, "B", "b", "", PolygonShape.rectangle(27.0, 113.0, 28.0, 114.0)),
                new Area(4, "A", "a", "", PolygonShape.rectangle(27.5, 113.5, 28.5, 114.5))));
        assertEquals(9, index.areaOf(27.2, 113.2));
        assertEquals(4, index.areaOf(27.7, 113.7));
        assertEquals(AreaIndex.NO_AREA, index.areaOf(20, 100));
        assertEquals(AreaIndex.NO_AREA, index.areaOf(Double.NaN, 100));
        assertTrue(new AreaIndex(List.of()).areaOf(27, 113) == AreaIndex.NO_AREA);
    }
}
