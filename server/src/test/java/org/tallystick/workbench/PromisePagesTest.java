package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.testing.IntegrationTest;

/** A collector takes a promise, replaces it and cancels it; a program does the same. */
@IntegrationTest
class PromisePagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private InvoiceId invoice;
    private Desk collector;

    @BeforeEach
    void anOverdueInvoice() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "100.00", trading.today().minusDays(60));
        collector = new Desk(http, trading.company().code(), trading.member(Role.COLLECTOR));
    }

    @Test
    void aPromiseIsTakenReplacedAndCancelled() {
        assertThat(collector.page("/promises").select("main").text()).contains("No promises here");
        assertThat(collector
                        .page("/customers/" + acme + "/reminders")
                        .select("a.btn")
                        .eachText())
                .contains("Take a promise");
        Document form = collector.page("/customers/" + acme + "/promises/new");
        assertThat(form.select("[name=item][checked]")).hasSize(1);

        Document page = collector.follow(take(form.select("[name=item]").val(), "50.00", ""));
        assertThat(page.select("h1").text()).isEqualTo("Promise of Acme Corp");
        assertThat(page.select(".actions .badge").text()).isEqualTo("Pending");
        assertThat(page.select("main").text()).contains("Ada Lovelace", "On the phone", "50.00 EUR");
        assertThat(collector
                        .page("/customers/" + acme + "/open-items")
                        .select("tbody")
                        .text())
                .contains("Payment promised, 50.00 EUR");

        String replace = page.select(".actions a").attr("href");
        Document again = collector.page(replace.substring(replace.indexOf("/customers")));
        String old = again.select("[name=replaces]").val();
        Document later = collector.follow(take(again.select("[name=item]").val(), "", old));
        assertThat(later.select("main").text()).contains("119.00");
        assertThat(collector.page("/promises/" + old).select("main").text()).contains("Replaced", "The other promise");

        String path = later.select("form[action$=/cancel]").attr("action");
        MvcTestResult cancelled =
                collector.post(path.substring(path.indexOf("/promises")), "reason", "They are insolvent");
        assertThat(collector.follow(cancelled).select("main").text()).contains("Cancelled", "They are insolvent");
        assertThat(collector.post(path.substring(path.indexOf("/promises")), "reason", "again"))
                .hasStatus(409);
        assertThat(collector.page("/promises?show=ALL").select("tbody tr")).hasSize(2);
    }

    @Test
    void whoOnlyReadsTakesNone() {
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));

        assertThat(auditor.page("/promises").select("main").text()).contains("No promises here");
        assertThat(auditor.get("/customers/" + acme + "/promises/new")).hasStatus(403);
        assertThat(auditor.post("/customers/" + acme + "/promises", "promisedOn", "2026-01-01"))
                .hasStatus(403);
    }

    @Test
    void aProgramTakesAndCancelsOne() {
        String key = trading.call(
                () -> beans.getBean(ApiKeys.class).create(trading.company().id(), "crm", Role.COLLECTOR));
        String body =
                """
                {"customer_id": "%s", "open_item_ids": ["%s"], "promised_on": "%s", "promised_by": "Ada"}
                """.formatted(acme, trading.item(invoice).id(), trading.today().plusDays(3));

        MvcTestResult taken = call(key, "", body);

        assertThat(taken).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("pending");
        assertThat(taken).bodyJson().extractingPath("$.amount.amount_minor").isEqualTo(11900);
        assertThat(call(key, "", body))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("NOTHING_TO_PROMISE");
        assertThat(call(key, "", "{\"open_item_ids\": [\"x\"]}")).hasStatus(422);
        MvcTestResult list = http.get()
                .uri("/api/v1/promises?state=pending")
                .header("Authorization", "Bearer " + key)
                .exchange();
        assertThat(list)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data[0].promised_by")
                .isEqualTo("Ada");
    }

    private MvcTestResult call(String key, String path, String body) {
        return http.post()
                .uri("/api/v1/promises" + path)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult take(String item, String amount, String replaces) {
        return collector.post(
                "/customers/" + acme + "/promises",
                "item",
                item,
                "amount",
                amount,
                "promisedOn",
                trading.today().plusDays(3).toString(),
                "promisedBy",
                "Ada Lovelace",
                "channel",
                "PHONE",
                "note",
                "",
                "replaces",
                replaces);
    }
}
