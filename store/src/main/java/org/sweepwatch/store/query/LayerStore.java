package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sweepwatch.store.Database;

/**
 * Routes, fences, districts and grids as imported. A layer is replaced as a whole; what is no longer in it is retired
 * and keeps its number, so that positions and events of before still point at something.
 */
public final class LayerStore {
    private final Database db;

    public LayerStore(Database db) {
        this.db = db;
    }

    /** Cleaning routes in use. */
    public List<LayerFeature> routes() {
        return list(LayerKind.ROUTE);
    }

    /** Fences in use. */
    public List<LayerFeature> fences() {
        return list(LayerKind.FENCE);
    }

    /** The features of a layer that are in use, by id. */
    public List<LayerFeature> list(LayerKind kind) {
        return Sql.list(
                db,
                "reading a layer",
                "SELECT id, name, properties, geometry FROM layer_feature WHERE kind = ? AND retired_at IS NULL"
                        + " ORDER BY id",
                r -> new LayerFeature(r.getInt(1), r.getString(2), r.getString(3), r.getString(4)),
                kind.key());
    }

    /**
     * Makes these features the layer, all or nothing. A name seen before keeps its number.
     *
     * @param features with names that differ; their ids are not looked at
     */
    public ImportResult replace(LayerKind kind, Collection<LayerFeature> features, Instant now) {
        return Sql.inTransaction(db, "replacing a layer", c -> {
            Sql.update(
                    c,
                    "INSERT INTO layer_revision (kind, revision, replaced_at) VALUES (?, 1, ?)"
                            + " ON CONFLICT (kind) DO UPDATE SET revision = layer_revision.revision + 1,"
                            + " replaced_at = excluded.replaced_at",
                    kind.key(),
                    now);
            Map<String, Stored> known = stored(c, kind);
            int created = 0;
            int updated = 0;
            int unchanged = 0;
            for (LayerFeature f : features) {
                Stored before = known.remove(f.name());
                if (before == null) {
                    Sql.update(
                            c,
                            "INSERT INTO layer_feature (kind, name, properties, geometry) VALUES (?, ?, ?, ?)",
                            kind.key(),
                            f.name(),
                            f.properties(),
                            f.geometry());
                    created++;
                } else if (before.same(f)) {
                    unchanged++;
                } else {
                    Sql.update(
                            c,
                            "UPDATE layer_feature SET properties = ?, geometry = ?, retired_at = NULL WHERE id = ?",
                            f.properties(),
                            f.geometry(),
                            before.feature().id());
                    updated++;
                }
            }
            int retired = 0;
            for (Stored gone : known.values()) {
                retired += Sql.update(
                        c,
                        "UPDATE layer_feature SET retired_at = ? WHERE id = ? AND retired_at IS NULL",
                        now,
                        gone.feature().id());
            }
            return new ImportResult(created, updated, unchanged, retired);
        });
    }

    /** How often the layer was replaced, 0 when never: a change of it means the indexes over it must be rebuilt. */
    public long revision(LayerKind kind) {
        return Sql.first(
                        db,
                        "reading the revision of a layer",
                        "SELECT revision FROM layer_revision WHERE kind = ?",
                        r -> r.getLong(1),
                        kind.key())
                .orElse(0L);
    }

    private static Map<String, Stored> stored(Connection c, LayerKind kind) throws SQLException {
        return Sql.list(
                        c,
                        "SELECT id, name, properties, geometry, retired_at IS NOT NULL FROM layer_feature"
                                + " WHERE kind = ?",
                        r -> new Stored(
                                new LayerFeature(r.getInt(1), r.getString(2), r.getString(3), r.getString(4)),
                                r.getBoolean(5)),
                        kind.key())
                .stream()
                .collect(Collectors.toMap(s -> s.feature().name(), Function.identity()));
    }

    private record Stored(LayerFeature feature, boolean retired) {
        boolean same(LayerFeature f) {
            return !retired
                    && feature.properties().equals(f.properties())
                    && feature.geometry().equals(f.geometry());
        }
    }
}
