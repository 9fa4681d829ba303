package org.sweepwatch.bench.allocation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes that each living thread of this process has allocated so far, as the JVM counts them.
 *
 * @param byId bytes by the thread's number
 * @param names name by the thread's number
 */
record ThreadAllocation(Map<Long, Long> byId, Map<Long, String> names) {
    static ThreadAllocation now() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        Map<Long, Long> byId = new HashMap<>();
        Map<Long, String> names = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0 && infos[i] != null) {
                byId.put(ids[i], bytes[i]);
                names.put(ids[i], infos[i].getThreadName());
            }
        }
        return new ThreadAllocation(byId, names);
    }

    /** Bytes allocated between an earlier look and this one, by name: threads of a pool with numbered names are one. */
    Map<String, Long> since(ThreadAllocation earlier) {
        Map<String, Long> bytes = new TreeMap<>();
        byId.forEach((id, now) -> bytes.merge(kind(names.get(id)), now - earlier.byId.getOrDefault(id, 0L), Long::sum));
        return bytes;
    }

    /** {@code terminal-io-2-1} and {@code terminal-io-2-2} are the same kind of thread. */
    static String kind(String name) {
        return name.replaceAll("(-\\d+)+$", "");
    }
}
