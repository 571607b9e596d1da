package org.tallystick.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.promises.PromiseChannel;
import org.tallystick.promises.PromiseDesk;
import org.tallystick.promises.PromiseId;
import org.tallystick.promises.PromiseToPay;
import org.tallystick.promises.PromisesToPay;
import org.tallystick.receivables.OpenItemId;

/** Promises to pay: taken, read, replaced and cancelled. */
@RestController
@RequestMapping("/api/v1/promises")
class PromisesApi {
    private static final int MOST_ITEMS = 500;

    private final PromisesToPay promises;
    private final PromiseDesk desk;

    PromisesApi(PromisesToPay promises, PromiseDesk desk) {
        this.promises = promises;
        this.desk = desk;
    }

    @SnakeCase
    record PartView(UUID openItemId, Amount amount) {}

    @SnakeCase
    record PromiseView(
            UUID id,
            UUID customerId,
            Amount amount,
            LocalDate madeOn,
            LocalDate promisedOn,
            String channel,
            String promisedBy,
            @Nullable String note,
            String state,
            List<PartView> parts,
            @Nullable LocalDate judgedOn,
            @Nullable Amount inTime,
            @Nullable Amount later,
            @Nullable UUID supersededBy) {
        static PromiseView of(PromiseToPay promise) {
            PromiseToPay.Judged judged = promise.judged();
            PromiseToPay.Ending ending = promise.ending();
            return new PromiseView(
                    promise.id().value(),
                    promise.customer().value(),
                    Amount.of(promise.amount()),
                    promise.promise().madeOn(),
                    promise.promise().promisedOn(),
                    word(promise.channel()),
                    promise.promisedBy(),
                    promise.note(),
                    word(promise.state()),
                    promise.parts().stream()
                            .map(part -> new PartView(part.item().value(), Amount.of(part.amount())))
                            .toList(),
                    judged == null ? null : judged.on(),
                    judged == null ? null : Amount.of(judged.inTime()),
                    judged == null ? null : Amount.of(judged.later()),
                    ending == null || ending.by() == null ? null : ending.by().value());
        }
    }

    @GetMapping
    Cursor.Slice<PromiseView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String state,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        List<PromiseView> rows = promises
                .after(
                        caller.company(),
                        page.after(),
                        customer == null ? null : new CustomerId(customer),
                        state(state),
                        page.fetched())
                .stream()
                .map(PromiseView::of)
                .toList();
        return page.slice(rows, PromiseView::id);
    }

    private static @Nullable PromiseState state(@Nullable String state) {
        try {
            return state == null ? null : PromiseState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("STATE_UNKNOWN", "There is no such state of a promise.");
        }
    }

    @GetMapping("/{id}")
    PromiseView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return view(caller, new PromiseId(id));
    }

    /** Takes one for some open items of a customer; without an amount, for all that is open of them. */
    @PostMapping
    @Transactional
    ResponseEntity<PromiseView> take(@RequestBody byte[] body, Caller caller) {
        caller.must(Permission.COLLECT);
        Fields fields = Fields.of(body);
        UUID customer = fields.requiredId("customer_id");
        List<UUID> items = fields.requiredIds("open_item_ids", MOST_ITEMS);
        Optional<Money> amount = fields.has("amount") ? Optional.of(fields.requiredMoney("amount")) : Optional.empty();
        LocalDate promisedOn = fields.requiredDate("promised_on");
        Optional<PromiseChannel> channel = fields.choice("channel", PromiseChannel.class);
        String promisedBy = fields.required("promised_by");
        Optional<String> note = fields.text("note");
        Optional<UUID> replaces = fields.id("replaces");
        fields.verify();
        PromiseId id = desk.take(
                caller,
                new PromiseDesk.Input(
                        new CustomerId(customer),
                        items.stream().map(OpenItemId::new).toList(),
                        amount.orElse(null),
                        promisedOn,
                        channel.orElse(PromiseChannel.PHONE),
                        promisedBy,
                        note.orElse(null),
                        replaces.map(PromiseId::new).orElse(null)));
        return ResponseEntity.status(HttpStatus.CREATED).body(view(caller, id));
    }

    /** Cancels a pending one; any other is answered with 409. */
    @PostMapping("/{id}/cancel")
    @Transactional
    PromiseView cancel(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        caller.must(Permission.COLLECT);
        Fields fields = Fields.of(body);
        String reason = fields.required("reason");
        fields.verify();
        desk.cancel(caller, new PromiseId(id), reason);
        return view(caller, new PromiseId(id));
    }

    private PromiseView view(Caller caller, PromiseId id) {
        return promises.find(caller.company(), id).map(PromiseView::of).orElseThrow(() -> Refusal.notFound("promise"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
