package org.sweepwatch.supervise.message;

import org.sweepwatch.ingest.message.MessageId;

/** What a terminal says of itself and is remembered as its newest state. */
public enum FactKind {
    /** 终端属性, 0x0107: maker, model, ICCID, firmware. */
    ATTRIBUTES("attributes", MessageId.ATTRIBUTES),
    /** 驾驶员身份信息, 0x0702: personal data, stored sealed and shown masked. */
    DRIVER("driver", MessageId.DRIVER_IDENTITY),
    /** 终端升级结果, 0x0108. */
    UPGRADE("upgrade", MessageId.UPGRADE_RESULT),
    /** 终端RSA公钥, 0x0A00. */
    RSA_KEY("rsa-key", MessageId.TERMINAL_RSA_KEY),
    /** 终端音视频属性, 0x1003 of JT/T 1078. */
    VIDEO_ATTRIBUTES("video-attributes", MessageId.MEDIA_ATTRIBUTES);

    /** Before the id of a parameter: each parameter (0x0104) is a fact of its own, for an answer may hold only some. */
    public static final String PARAMETER_PREFIX = "parameter-";

    private final String label;
    private final MessageId source;

    FactKind(String label, MessageId source) {
        this.label = label;
        this.source = source;
    }

    /** The kind in the store. */
    public String label() {
        return label;
    }

    /** Null when the message is no such fact. */
    static FactKind of(MessageId id) {
        for (FactKind kind : values()) {
            if (kind.source == id) {
                return kind;
            }
        }
        return null;
    }
}
