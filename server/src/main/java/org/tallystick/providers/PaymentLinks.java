package org.tallystick.providers;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;

/**
 * Signs the links of payment requests with a key of the company and reads them back. A link names the request and when it
 * ends; whoever changes a character of it gets nothing.
 */
@Repository
@Transactional(readOnly = true)
public class PaymentLinks {
    private static final SecureRandom random = new SecureRandom();
    private static final int NAMED_BYTES = 24;

    private final JdbcClient db;
    private final Companies companies;

    PaymentLinks(JdbcClient db, Companies companies) {
        this.db = db;
        this.companies = companies;
    }

    /** The address of a request's page, below the address of this installation. */
    public String path(CompanyId company, PaymentRequest request) {
        byte[] named = ByteBuffer.allocate(NAMED_BYTES)
                .putLong(request.id().getMostSignificantBits())
                .putLong(request.id().getLeastSignificantBits())
                .putLong(request.expiresAt().getEpochSecond())
                .array();
        byte[] signature = Signatures.sign(storedKey(company).orElseThrow(), named);
        byte[] token = ByteBuffer.allocate(NAMED_BYTES + signature.length)
                .put(named)
                .put(signature)
                .array();
        return "/pay/" + companies.get(company).code() + "/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The request a link names; empty when it is not ours. That it has ended is for the page to say. */
    public Optional<UUID> read(CompanyId company, String token) {
        Optional<byte[]> key = storedKey(company);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            byte[] named = Arrays.copyOfRange(bytes, 0, NAMED_BYTES);
            byte[] said = Arrays.copyOfRange(bytes, NAMED_BYTES, Math.max(NAMED_BYTES, bytes.length));
            if (!Signatures.same(Signatures.sign(key.get(), named), said)) {
                return Optional.empty();
            }
            ByteBuffer fields = ByteBuffer.wrap(named);
            return Optional.of(new UUID(fields.getLong(), fields.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException e) { // not the text of a link
            return Optional.empty();
        }
    }

    /** Gives the company its key, unless it has one. */
    @Transactional(propagation = Propagation.MANDATORY)
    void prepare(CompanyId company) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        db.sql("""
                        insert into providers.link_key (company_id, key)
                        values (:company, :key)
                        on conflict do nothing
                        """).param("company", company.value()).param("key", fresh).update();
    }

    private Optional<byte[]> storedKey(CompanyId company) {
        return db.sql("select key from providers.link_key where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> Objects.requireNonNull(row.getBytes("key")))
                .optional();
    }
}
