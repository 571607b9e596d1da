package org.tallystick.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/** The built-in access point: no network, no receiver; it plays both, in tables that are the outside world. */
@Component
class SandboxNetwork implements EInvoiceNetwork {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SILENT_TIMES = 1;
    private static final String USUAL_REASON = "The order number is unknown to us.";

    private final JdbcClient db;
    private final SandboxSettings settings;
    private final Transactions transactions;
    private final BusinessClock clock;

    SandboxNetwork(JdbcClient db, SandboxSettings settings, Transactions transactions, BusinessClock clock) {
        this.db = db;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the sandbox remembers of a message. */
    private record Taken(
            SandboxBehaviour behaviour, @Nullable String reason, Instant at, int asked) {}

    @Override
    public NetworkReport send(CompanyId company, Message message) {
        Taken taken = within(company, () -> {
            take(company, message);
            return found(company, message.id()).orElseThrow();
        });
        return switch (taken.behaviour()) {
            case NO_ANSWER -> throw new NoAnswer("the sandbox has taken it and does not say so");
            case UNREACHABLE -> refused();
            case ACCEPT, REJECT, DELAY -> new NetworkReport(NetworkReport.State.TAKEN, null);
        };
    }

    @Override
    public Optional<NetworkReport> ask(CompanyId company, UUID message) {
        return within(company, () -> {
                    Optional<Taken> taken = found(company, message);
                    taken.ifPresent(one -> asked(company, message));
                    return taken;
                })
                .map(this::report);
    }

    private NetworkReport report(Taken taken) {
        Duration since = Duration.between(taken.at(), clock.now());
        return switch (taken.behaviour()) {
            case UNREACHABLE -> refused();
            case REJECT ->
                new NetworkReport(NetworkReport.State.REJECTED, taken.reason() == null ? USUAL_REASON : taken.reason());
            case ACCEPT -> new NetworkReport(NetworkReport.State.ACCEPTED, null);
            case NO_ANSWER -> {
                if (taken.asked() < SILENT_TIMES) {
                    throw new NoAnswer("the sandbox keeps silent");
                }
                yield new NetworkReport(NetworkReport.State.ACCEPTED, null);
            }
            case DELAY -> new NetworkReport(late(since), null);
        };
    }

    private static NetworkReport.State late(Duration since) {
        return since.compareTo(DAY.multipliedBy(2)) >= 0
                ? NetworkReport.State.ACCEPTED
                : since.compareTo(DAY) >= 0 ? NetworkReport.State.ACKNOWLEDGED : NetworkReport.State.TAKEN;
    }

    private static NetworkReport refused() {
        return new NetworkReport(
                NetworkReport.State.REFUSED, "The receiver is not registered with the network; check the address.");
    }

    private void take(CompanyId company, Message message) {
        SandboxSettings.Rule rule = settings.of(company, message.receiver());
        db.sql("""
                        insert into network.sandbox_message
                            (company_id, message_id, receiver, sha256, behaviour, reason, taken_at)
                        select :company, :id, :receiver, m.sha256, :behaviour, :reason, :at
                        from network.message m
                        where m.company_id = :company
                          and m.message_id = :id
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("id", message.id())
                .param("receiver", message.receiver())
                .param("behaviour", rule.behaviour().name())
                .param("reason", rule.reason())
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    private Optional<Taken> found(CompanyId company, UUID id) {
        return db.sql("""
                        select behaviour, reason, taken_at, asked
                        from network.sandbox_message
                        where company_id = :company
                          and message_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new Taken(
                        SandboxBehaviour.valueOf(Sql.text(row, "behaviour")),
                        row.getString("reason"),
                        Sql.instant(row, "taken_at"),
                        row.getInt("asked")))
                .optional();
    }

    private void asked(CompanyId company, UUID id) {
        db.sql("""
                        update network.sandbox_message
                        set asked = asked + 1
                        where company_id = :company
                          and message_id = :id
                        """).param("company", company.value()).param("id", id).update();
    }

    private <T> T within(CompanyId company, Supplier<T> work) {
        return transactions.in(CompanyScope.of(company), work);
    }
}
