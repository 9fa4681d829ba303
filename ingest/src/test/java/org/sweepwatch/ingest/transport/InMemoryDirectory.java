package org.sweepwatch.ingest.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sweepwatch.ingest.session.RegistrationRequest;
import org.sweepwatch.ingest.session.RegistrationResult;
import org.sweepwatch.ingest.session.Terminal;
import org.sweepwatch.ingest.session.TerminalDirectory;

/** Takes every terminal that registers, and remembers its code. */
public final class InMemoryDirectory implements TerminalDirectory {
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, Terminal> terminals = new ConcurrentHashMap<>();
    private final Map<Integer, String> codes = new ConcurrentHashMap<>();
    volatile RegistrationRequest lastRequest;
    volatile boolean refusing;
    /** Registrations are taken and never decided. */
    volatile boolean stuck;
    /** As right after a start: not every code is known yet. */
    volatile boolean incomplete;
    /** What 0x8004 tells; null as right after a start. */
    volatile Long serverTimeAheadMs = 0L;

    /** The code that a terminal registered here gets: known to the tests, as long as a real one. */
    public static String codeOf(String phone) {
        return ("Code0of0" + phone + "xxxxxxxxxxxxxxxxxxxxxx").substring(0, 22);
    }

    public Terminal add(String phone) {
        Terminal terminal = terminals.computeIfAbsent(phone, key -> new Terminal(ids.incrementAndGet(), key));
        codes.put(terminal.id(), codeOf(phone));
        return terminal;
    }

    @Override
    public Terminal find(String phone) {
        return terminals.get(phone);
    }

    @Override
    public boolean verify(Terminal terminal, byte[] bytes, int offset, int length) {
        byte[] code = codes.get(terminal.id()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(code, Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public boolean isComplete() {
        return !incomplete;
    }

    @Override
    public Long serverTimeAheadMs(String phone) {
        return serverTimeAheadMs;
    }

    @Override
    public CompletionStage<RegistrationResult> register(RegistrationRequest request) {
        lastRequest = request;
        if (stuck) {
            return new CompletableFuture<>();
        }
        if (refusing) {
            return CompletableFuture.completedFuture(RegistrationResult.refused(4));
        }
        Terminal known = add(request.phone());
        terminals.put(request.phone(), new Terminal(known.id(), request.phone(), request.version()));
        return CompletableFuture.completedFuture(RegistrationResult.accepted(codeOf(request.phone())));
    }
}
