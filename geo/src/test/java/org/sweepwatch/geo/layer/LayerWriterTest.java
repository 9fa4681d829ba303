package org.sweepwatch.geo.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;

class LayerWriterTest {
    private static List<Fence> fences(Drawing drawing) {
        List<Fence> fences = new ArrayList<>();
        for (int id = 1; id <= 60; id += 3) {
            double east = drawing.between(-5_000, 5_000);
            fences.add(new Fence(
                    id,
                    "C" + id,
                    "圆 \"" + id,
                    FenceKind.WATER,
                    false,
                    new CircleShape(Drawing.lat(east), Drawing.lon(east), 33.5)));
            fences.add(new Fence(
                    id + 1,
                    "L" + id,
                    "线",
                    FenceKind.DEAD_SPOT,
                    true,
                    new CorridorShape(drawing.wander(east, 0, 50, 9), 30)));
            fences.add(new Fence(
                    id + 2,
                    "P" + id,
                    "面",
                    FenceKind.DEPOT,
                    true,
                    new PolygonShape(drawing.multiPolygon(east, 0, 300, 12))));
        }
        return fences;
    }

    private static <T> List<T> all(LayerResult<T> result) {
        assertTrue(result.ok(), () -> result.errors().toString());
        return result.features();
    }

    @Test
    void whatIsWrittenReadsBackTheSameToTheLastCharacter() {
        Drawing drawing = Drawing.fresh();
        String first = LayerWriter.fences(fences(drawing));
        List<Fence> read = all(LayerReader.fences(first, Crs.WGS84));
        String second = LayerWriter.fences(read);
        assertEquals(first, second);
        List<Route> routes = List.of(
                new Route(1, "R1", "天台路", "天元", 12.5, 2, Side.LEFT, false, 2, drawing.wander(0, 0, 80, 30)),
                new Route(2, "R2", "R2", "", 0, 0, Side.WHOLE, true, 1, drawing.wander(0, 0, 80, 3)));
        String routeText = LayerWriter.routes(routes);
        assertEquals(routeText, LayerWriter.routes(all(LayerReader.routes(routeText, Crs.WGS84))));
        List<Area> areas = List.of(new Area(1, "G", "格", "芦淞", new PolygonShape(drawing.polygon(0, 0, 900, 40))));
        String areaText = LayerWriter.areas(areas);
        assertEquals(areaText, LayerWriter.areas(all(LayerReader.areas(areaText, Crs.WGS84))));
    }

    @Test
    void aLayerNamesNoCoordinateSystem() {
        assertFalse(LayerWriter.fences(fences(Drawing.fresh())).contains("crs"));
    }

    @Test
    void anEmptyLayerIsAnEmptyCollection() {
        assertEquals(List.of(), all(LayerReader.fences(LayerWriter.fences(List.of()), Crs.WGS84)));
    }

    @Test
    void aFeatureComesBackFromItsStoredTextsUnderItsNumber() {
        for (Fence fence : fences(Drawing.fresh())) {
            String geometry = LayerWriter.geometry(fence.shape().geometry());
            Fence back = LayerReader.fence(fence.id(), LayerWriter.properties(fence), geometry);
            assertEquals(fence.id(), back.id());
            assertEquals(fence.name(), back.name());
            assertEquals(fence.roofed(), back.roofed());
            assertEquals(geometry, LayerWriter.geometry(back.shape().geometry()));
        }
        IllegalArgumentException bad =
                assertThrows(IllegalArgumentException.class, () -> LayerReader.route(3, "{}", "{\"type\":\"Point\"}"));
        assertTrue(bad.getMessage().startsWith("stored feature 3: "), bad.getMessage());
    }
}
