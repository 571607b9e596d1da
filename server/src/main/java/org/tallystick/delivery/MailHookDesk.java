package org.tallystick.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tallystick.delivery.reports.StatusCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes messages of mail providers in: signature and time first, then each message once, with all it says, in one transaction.
 * What is about other mails than ours is passed over.
 */
@Service
public class MailHookDesk {
    public static final int MOST_BYTES = 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(MailHookDesk.class);
    private static final JsonMapper json = JsonMapper.shared();
    private static final int LONGEST_ID = 200;

    private final Map<HookShape, HookForm> forms;
    private final MailHooks hooks;
    private final Deliveries deliveries;
    private final DeliveryCourse course;
    private final Transactions transactions;
    private final BusinessClock clock;

    MailHookDesk(
            List<HookForm> forms,
            MailHooks hooks,
            Deliveries deliveries,
            DeliveryCourse course,
            Transactions transactions,
            BusinessClock clock) {
        this.forms = forms.stream().collect(Collectors.toMap(HookForm::shape, Function.identity()));
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.course = course;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was done with a message. */
    public enum Answer {
        TAKEN,
        KNOWN,
        REFUSED
    }

    public Answer receive(CompanyId company, String word, Map<String, String> head, byte[] raw) {
        Optional<HookForm> form = HookShape.of(word).map(forms::get);
        if (form.isEmpty() || raw.length > MOST_BYTES) {
            return Answer.REFUSED;
        }
        HookShape shape = form.get().shape();
        Optional<JsonNode> body = parsed(raw);
        Optional<String> key = within(company, () -> hooks.key(company, shape));
        Optional<String> id = body.isEmpty()
                ? Optional.empty()
                : key.flatMap(
                        secret -> form.get().verified(new HookMessage(head, raw), body.get(), secret, clock.now()));
        if (id.isEmpty()) {
            log.warn("A message of {} for company {} was refused", shape, company);
            return Answer.REFUSED;
        }
        boolean fresh = within(
                company, () -> take(company, shape, id.get(), raw, form.get().events(body.get())));
        return fresh ? Answer.TAKEN : Answer.KNOWN;
    }

    private static Optional<JsonNode> parsed(byte[] raw) {
        try {
            return Optional.ofNullable(json.readTree(raw));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** In the order of the deliveries, so that two messages do not wait for each other in a circle. */
    private boolean take(CompanyId company, HookShape shape, String id, byte[] raw, List<HookForm.Event> events) {
        Map<UUID, Delivery> known = deliveries.byIds(
                company,
                events.stream()
                        .map(HookForm.Event::delivery)
                        .filter(Objects::nonNull)
                        .toList());
        List<HookForm.Event> ours = events.stream()
                .filter(event -> !event.id().isEmpty() && event.id().length() <= LONGEST_ID)
                .filter(event -> event.delivery() != null && known.containsKey(event.delivery()))
                .sorted(Comparator.comparing(event -> subject(known, event)))
                .toList();
        if (!hooks.keep(company, shape, id, Artefacts.sha256(raw), events.size(), ours.size())) {
            return false;
        }
        for (HookForm.Event event : ours) {
            course.follow(company, Objects.requireNonNull(event.delivery()), news(shape, event));
        }
        return true;
    }

    private static UUID subject(Map<UUID, Delivery> known, HookForm.Event event) {
        return Objects.requireNonNull(known.get(Objects.requireNonNull(event.delivery())))
                .subject();
    }

    private News news(HookShape shape, HookForm.Event event) {
        Instant now = clock.now();
        Instant at = event.at() == null || event.at().isAfter(now) ? now : event.at();
        boolean bounced = event.kind() == News.Kind.BOUNCED;
        Optional<StatusCode> code = StatusCode.in(event.code() == null ? "" : event.code());
        String detail = event.detail() == null || event.detail().isBlank()
                ? code.map(StatusCode::sentence).orElse(null)
                : event.detail();
        return new News(
                event.kind(),
                at,
                News.Source.MAIL_PROVIDER,
                shape.word() + ":" + event.id(),
                code.map(StatusCode::toString).orElse(null),
                bounced
                        ? (Boolean) (event.permanent()
                                || code.map(StatusCode::permanent).orElse(false))
                        : null,
                bounced && detail == null ? StatusCode.UNKNOWN_PERMANENT.sentence() : detail);
    }

    private <T> T within(CompanyId company, java.util.function.Supplier<T> work) {
        return transactions.in(CompanyScope.of(company), work);
    }
}
