package org.sweepwatch.ingest.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.sweepwatch.ingest.command.CommandChange;
import org.sweepwatch.ingest.command.CommandListener;
import org.sweepwatch.ingest.command.CommandState;

/** Everything a server has told about commands. */
final class CommandNews implements CommandListener {
    private final List<CommandChange> all = new CopyOnWriteArrayList<>();

    @Override
    public void changed(CommandChange change) {
        all.add(change);
    }

    /** The newest news of a command, null when there are none. */
    CommandChange of(long commandId) {
        return all.stream()
                .filter(change -> change.commandId() == commandId)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    boolean isIn(long commandId, CommandState state) {
        CommandChange newest = of(commandId);
        return newest != null && newest.state() == state;
    }

    /** Waits until the newest news of a command say this. */
    CommandChange await(long commandId, CommandState state) {
        Awaitility.await().until(() -> isIn(commandId, state));
        return of(commandId);
    }
}
