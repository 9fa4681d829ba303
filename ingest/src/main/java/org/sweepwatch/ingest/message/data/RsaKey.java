package org.sweepwatch.ingest.message.data;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Public RSA key {e, n} of the terminal (终端RSA公钥), 0x0A00, or of the platform (平台RSA公钥), 0x8A00. 1024 bits are weak by
 * today's rules: confidentiality is the business of the network (APN, VPN, TLS).
 *
 * @param e public exponent, DWORD
 * @param n modulus, {@value #MODULUS_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record RsaKey(long e, byte[] n) implements MessageBody {
    public static final int MODULUS_BYTES = 128;

    public static RsaKey decode(BodyReader in) {
        return new RsaKey(in.u32("e"), in.bytes("n", MODULUS_BYTES));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(e).putBytes(n, MODULUS_BYTES);
    }
}
