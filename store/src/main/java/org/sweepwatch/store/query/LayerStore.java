package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sweepwatch.store.Database;

/**
 * Routes, fences, districts and grids as imported, each in the versions of its days. A name keeps its number for good,
 * so that positions and events of any day point at something.
 */
public final class LayerStore {
    private static final String VERSIONS = "SELECT f.id, f.name, v.properties, v.geometry, v.valid_from, v.valid_until"
            + " FROM layer_feature f JOIN layer_version v ON v.feature_id = f.id WHERE f.kind = ?";
    private static final String IN_FORCE = " AND v.valid_from <= ? AND (v.valid_until IS NULL OR v.valid_until > ?)";

    private final Database db;

    public LayerStore(Database db) {
        this.db = db;
    }

    /** The features of a layer that are in force on an operational day, by id. */
    public List<LayerFeature> list(LayerKind kind, LocalDate day) {
        return Sql.run(db, "reading a layer", c -> inForce(c, kind, day)).stream()
                .map(LayerVersion::feature)
                .toList();
    }

    /** Every version of a feature, by day; empty when the name is not known. */
    public List<LayerVersion> versions(LayerKind kind, String name) {
        return Sql.list(
                db,
                "reading the versions of a feature",
                VERSIONS + " AND f.name = ? ORDER BY v.valid_from",
                LayerStore::version,
                kind.key(),
                name);
    }

    /**
     * Makes these features the layer from an operational day on, all or nothing; versions that were to begin later are
     * given up. A name seen before keeps its number.
     *
     * @param features with names that differ; their ids are not looked at
     */
    public ImportResult replace(LayerKind kind, Collection<LayerFeature> features, LocalDate from, Change change) {
        return Sql.inTransaction(db, "replacing a layer", c -> {
            newRevision(c, kind, change);
            Map<String, LayerVersion> known = known(c, kind, from);
            int created = 0;
            int updated = 0;
            int unchanged = 0;
            for (LayerFeature f : features) {
                LayerVersion before = known.remove(f.name());
                if (before != null && before.until() == null && same(before.feature(), f)) {
                    unchanged++;
                } else {
                    put(c, kind, f, before, from, change);
                    created += before == null ? 1 : 0;
                    updated += before == null ? 0 : 1;
                }
            }
            for (LayerVersion gone : known.values()) {
                retire(c, kind, gone, from, change);
            }
            return new ImportResult(created, updated, unchanged, known.size());
        });
    }

    /** Makes one feature so from an operational day on, like {@link #replace} for the whole layer. */
    public void put(LayerKind kind, LayerFeature feature, LocalDate from, Change change) {
        Sql.inTransaction(db, "changing a feature", c -> {
            newRevision(c, kind, change);
            put(c, kind, feature, known(c, kind, from).get(feature.name()), from, change);
            return null;
        });
    }

    /**
     * Takes a feature out of use.
     *
     * @param until first operational day without it
     * @return false when there is no such feature on that day or later
     */
    public boolean end(LayerKind kind, String name, LocalDate until, Change change) {
        return Sql.inTransaction(db, "ending a feature", c -> {
            newRevision(c, kind, change);
            LayerVersion gone = known(c, kind, until).get(name);
            if (gone != null) {
                retire(c, kind, gone, until, change);
            }
            return gone != null;
        });
    }

    /** How often the layer was changed, 0 when never: a change of it means the indexes over it must be rebuilt. */
    public long revision(LayerKind kind) {
        return Sql.first(
                        db,
                        "reading the revision of a layer",
                        "SELECT revision FROM layer_revision WHERE kind = ?",
                        r -> r.getLong(1),
                        kind.key())
                .orElse(0L);
    }

    /** Also the lock that keeps two changes of a layer apart. */
    private static void newRevision(Connection c, LayerKind kind, Change change) throws SQLException {
        Sql.update(
                c,
                "INSERT INTO layer_revision (kind, revision, replaced_at) VALUES (?, 1, ?)"
                        + " ON CONFLICT (kind) DO UPDATE SET revision = layer_revision.revision + 1,"
                        + " replaced_at = excluded.replaced_at",
                kind.key(),
                change.at());
    }

    private static List<LayerVersion> inForce(Connection c, LayerKind kind, LocalDate day) throws SQLException {
        return Sql.list(c, VERSIONS + IN_FORCE + " ORDER BY f.id", LayerStore::version, kind.key(), day, day);
    }

    /** By name, what is so on the day or, else, what was to be so later. */
    private static Map<String, LayerVersion> known(Connection c, LayerKind kind, LocalDate day) throws SQLException {
        return Sql.list(
                        c,
                        VERSIONS + " AND (v.valid_until IS NULL OR v.valid_until > ?) ORDER BY v.valid_from",
                        LayerStore::version,
                        kind.key(),
                        day)
                .stream()
                .collect(Collectors.toMap(v -> v.feature().name(), Function.identity(), (first, later) -> first));
    }

    private static void put(
            Connection c, LayerKind kind, LayerFeature f, LayerVersion before, LocalDate from, Change change)
            throws SQLException {
        int id = number(c, kind, f.name());
        cut(c, id, from);
        Sql.update(
                c,
                "INSERT INTO layer_version (feature_id, valid_from, properties, geometry) VALUES (?, ?, ?, ?)",
                id,
                from,
                f.properties(),
                f.geometry());
        ChangeLog.add(c, kind.key(), f.name(), before == null ? null : json(before), json(f, from), change);
    }

    private static void retire(Connection c, LayerKind kind, LayerVersion gone, LocalDate from, Change change)
            throws SQLException {
        cut(c, gone.feature().id(), from);
        ChangeLog.add(
                c,
                kind.key(),
                gone.feature().name(),
                json(gone),
                new Json().put("validUntil", from).toString(),
                change);
    }

    private static void cut(Connection c, int id, LocalDate from) throws SQLException {
        Sql.update(c, "DELETE FROM layer_version WHERE feature_id = ? AND valid_from >= ?", id, from);
        Sql.update(
                c,
                "UPDATE layer_version SET valid_until = ? WHERE feature_id = ?"
                        + " AND (valid_until IS NULL OR valid_until > ?)",
                from,
                id,
                from);
    }

    private static int number(Connection c, LayerKind kind, String name) throws SQLException {
        Optional<Integer> known = Sql.first(
                c, "SELECT id FROM layer_feature WHERE kind = ? AND name = ?", r -> r.getInt(1), kind.key(), name);
        if (known.isPresent()) {
            return known.get();
        }
        return Sql.first(
                        c,
                        "INSERT INTO layer_feature (kind, name) VALUES (?, ?) RETURNING id",
                        r -> r.getInt(1),
                        kind.key(),
                        name)
                .orElseThrow();
    }

    private static boolean same(LayerFeature a, LayerFeature b) {
        return a.properties().equals(b.properties()) && a.geometry().equals(b.geometry());
    }

    private static LayerVersion version(ResultSet r) throws SQLException {
        return new LayerVersion(
                new LayerFeature(
                        r.getInt("id"), r.getString("name"), r.getString("properties"), r.getString("geometry")),
                Sql.day(r, "valid_from"),
                Sql.day(r, "valid_until"));
    }

    private static String json(LayerVersion v) {
        return json(v.feature(), v.from());
    }

    private static String json(LayerFeature f, LocalDate from) {
        return new Json()
                .put("validFrom", from)
                .raw("properties", f.properties())
                .raw("geometry", f.geometry())
                .toString();
    }
}
