package org.tallystick.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.RegularWork;
import org.tallystick.platform.Transactions;

/**
 * Asks the network how messages stand that have not ended, less and less often. Nothing else ends what is unknown: a message
 * that never arrived is handed over again under its id.
 */
@Component
public class NetworkReconciler implements RegularWork {
    private static final Logger log = LoggerFactory.getLogger(NetworkReconciler.class);
    private static final String RECONCILER = "reconciler";
    private static final int AT_ONCE = 50;

    private final Messages messages;
    private final Course course;
    private final EInvoiceNetwork network;
    private final Transactions transactions;
    private final BusinessClock clock;

    NetworkReconciler(
            Messages messages, Course course, EInvoiceNetwork network, Transactions transactions, BusinessClock clock) {
        this.messages = messages;
        this.course = course;
        this.network = network;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run(CompanyId company) {
        Instant now = clock.now();
        for (UUID message : messages.due(company, now, AT_ONCE)) {
            try {
                look(company, message);
            } catch (NoAnswer e) {
                log.info("The network does not say how message {} stands", message);
            } catch (RuntimeException e) { // whatever it is, it is tried again, and the page shows how old it is
                log.warn("Message {} could not be reconciled", message, e);
            }
            within(company, () -> again(company, message));
        }
    }

    private void look(CompanyId company, UUID id) {
        Optional<NetworkReport> seen = network.ask(company, id);
        NetworkReport said = seen.isPresent()
                ? seen.get()
                : network.send(company, messages.find(company, id).orElseThrow());
        within(company, () -> course.follow(company, id, said, RECONCILER));
    }

    private MessageState again(CompanyId company, UUID id) {
        MessageState state = messages.find(company, id).orElseThrow().state();
        int looks = messages.looks(company, id) + 1;
        messages.lookAgain(company, id, state.hasEnded() ? null : clock.now().plus(pause(looks)), looks);
        return state;
    }

    /** Five minutes, an hour, then once a day. */
    static Duration pause(int looks) {
        return switch (looks) {
            case 0, 1 -> Duration.ofMinutes(5);
            case 2, 3 -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private MessageState within(CompanyId company, java.util.function.Supplier<MessageState> work) {
        return transactions.in(CompanyScope.of(company), work);
    }
}
