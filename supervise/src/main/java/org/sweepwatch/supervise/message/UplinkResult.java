package org.sweepwatch.supervise.message;

import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.store.write.MessageRows;

/**
 * What a message leads to.
 *
 * @param rows what is stored, in the transaction of its batch
 * @param afterStoring what is done once the store has taken it over, null for nothing; must not block. A restart before it is
 *     stored derives it again from the journal, and this is done again, too
 * @param fault why the message goes to quarantine, a stable word; null when all is well
 */
public record UplinkResult(List<Consumer<MessageRows>> rows, Runnable afterStoring, String fault) {
    public static UplinkResult of(List<Consumer<MessageRows>> rows) {
        return new UplinkResult(rows, null, null);
    }

    static UplinkResult quarantine(String fault) {
        return new UplinkResult(List.of(), null, fault);
    }
}
