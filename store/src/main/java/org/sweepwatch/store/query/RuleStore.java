package org.sweepwatch.store.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The settings of judgement (考核参数) that differ from their defaults. What a key means is not known here. */
public final class RuleStore {
    private static final String SUBJECT = "rule";

    private final Database db;

    public RuleStore(Database db) {
        this.db = db;
    }

    /** All values, by key and day. */
    public List<RuleValue> list() {
        return Sql.list(
                db,
                "reading rules",
                "SELECT key, valid_from, value FROM rule_value ORDER BY key, valid_from",
                r -> new RuleValue(r.getString(1), Sql.day(r, "valid_from"), r.getString(3)));
    }

    /** Sets a value from a day on. Values from later days stay. */
    public void set(RuleValue rule, Change change) {
        Sql.inTransaction(db, "setting a rule", c -> {
            Optional<String> before = Sql.first(
                    c,
                    "SELECT value FROM rule_value WHERE key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
                    r -> r.getString(1),
                    rule.key(),
                    rule.from());
            Sql.update(
                    c,
                    "INSERT INTO rule_value (key, valid_from, value) VALUES (?, ?, ?)"
                            + " ON CONFLICT (key, valid_from) DO UPDATE SET value = excluded.value",
                    rule.key(),
                    rule.from(),
                    rule.value());
            ChangeLog.add(
                    c,
                    SUBJECT,
                    rule.key(),
                    before.map(value -> json(value, null)).orElse(null),
                    json(rule.value(), rule.from()),
                    change);
            return null;
        });
    }

    private static String json(String value, LocalDate from) {
        Json json = new Json().put("value", value);
        return (from == null ? json : json.put("validFrom", from)).toString();
    }
}
