package org.tallystick.platform.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.platform.CompanyId;

/** The right to carry out one request; bound to the call that holds it, see {@link IdempotencyKeys}. */
public record IdempotencyClaim(CompanyId company, String key, UUID id) {
    private static final ScopedValue<IdempotencyClaim> HELD = ScopedValue.newInstance();

    private static final String TAKE_EFFECT = """
            update platform.idempotency_key
            set state = 'EFFECTIVE'
            where company_id = ?
              and key = ?
              and claim_id = ?
            """;

    public static Optional<IdempotencyClaim> current() {
        return HELD.isBound() ? Optional.of(HELD.get()) : Optional.empty();
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(HELD, this).call(work);
    }

    /** Whoever lost the claim meanwhile, because it took too long, must not commit. */
    public void takeEffect(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TAKE_EFFECT)) {
            update.setObject(1, company.value());
            update.setString(2, key);
            update.setObject(3, id);
            if (update.executeUpdate() != 1) {
                throw new SQLException("the idempotency claim was taken over", "40001");
            }
        }
    }
}
