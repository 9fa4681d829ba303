package org.sweepwatch.ingest.message.table;

import java.lang.reflect.RecordComponent;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.ingest.message.location.Location;

/** A record as maps, lists and plain values, so that two of them are equal when all their bytes are. */
public final class RecordTree {
    private RecordTree() {}

    public static Object of(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordTree::of).toList();
        }
        if (value instanceof Location location) {
            return of(location.bytes());
        }
        if (value instanceof Record) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("", value.getClass().getSimpleName());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                tree.put(component.getName(), of(componentOf(value, component)));
            }
            return tree;
        }
        return value;
    }

    private static Object componentOf(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component + " cannot be read", e);
        }
    }
}
