package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.cast.Visitor;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** The words and the link of a mail, and what whoever has the link sees. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.url=https://books.example")
class DocumentLinkTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    MailTemplates templates;

    @Autowired
    DocumentLinks links;

    @Value("${tallystick.home}")
    Path home;

    private Trading trading;
    private CustomerId buyer;

    @BeforeEach
    void begin() {
        trading = Trading.withLetterhead(beans);
        buyer = customer("C-1", "Ada Lovelace");
    }

    private CustomerId customer(String number, String contact) {
        CustomerId id = trading.customer(number, "Buyer " + number);
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(
                        trading.caller(),
                        id,
                        contact,
                        number + "@buyer.example",
                        null,
                        null,
                        Set.of(ContactRole.INVOICE_RECIPIENT)));
        return id;
    }

    @Test
    void whoeverHasTheLinkSeesTheDocumentAndOpeningItIsKnown() {
        Delivery delivery = delivered(buyer);
        String link = link(delivery);
        assertThat(mail(delivery)).contains("https://books.example" + link.substring(0, 12));

        MvcTestResult asked = get(link);
        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains(String.valueOf(delivery.number()))
                .contains("Show it");
        assertThat(asked).hasHeader("Referrer-Policy", "no-referrer");
        assertThat(state(delivery)).isEqualTo(Delivery.State.SENT); // a machine that looked at the link is nobody

        MvcTestResult opened = http.post()
                .uri(link)
                .with(csrf())
                .param("_key", Ids.next().toString())
                .exchange();
        Cookie[] session = opened.getResponse().getCookies();
        String page = "/see/" + trading.company().code();
        assertThat(opened).hasStatus(303).hasHeader("Location", page);
        assertThat(state(delivery)).isEqualTo(Delivery.State.OPENED);
        assertThat(get(page, session))
                .hasStatusOk()
                .bodyText()
                .contains("119.00", "Still open", String.valueOf(delivery.number()))
                .doesNotContain(link);
        assertThat(get(page + "/document/pdf", session)).hasStatusOk().hasContentType("application/pdf");

        assertThat(get(page)).hasStatus(404);
        assertThat(get(page + "/document/pdf")).hasStatus(404);
        assertThat(get(link.substring(0, link.length() - 2) + "AA")).hasStatus(404);
        assertThat(get(link.replace(trading.company().code(), "NOBODY"))).hasStatus(404);
    }

    @Test
    void theLinkOfOneCompanyOpensNothingOfAnother() {
        Trading other = Trading.withLetterhead(beans);
        other.call(() -> links.path(other.company().id(), delivered(buyer)));

        String link = link(delivered(buyer))
                .replace(trading.company().code(), other.company().code());

        assertThat(get(link)).hasStatus(404);
    }

    @Test
    void aCompanyWritesItsMailsItselfAndEveryVersionIsKept() throws Exception {
        save("Faktura {{number}} / {{order}}", "Hej {{recipient}}\n{{link}}\n{{order}}");
        save("Bill {{number}}", "Hi {{recipient}}, {{amount}} by {{due}}\n{{order}}");

        String mail = mail(delivered(buyer));

        assertThat(mail)
                .contains("Subject: Bill INV-")
                .contains("Hi Ada Lovelace, ")
                .doesNotContain("Still");
        assertThat(versions()).extracting(MailTemplates.Version::number).containsExactly(2, 1);
        trading.call(() -> {
            templates.reset(trading.caller(), MailTemplate.Kind.INVOICE, "en");
            return true;
        });
        assertThat(versions())
                .first()
                .satisfies(version -> assertThat(version.body()).isNull());
        assertThat(mail(delivered(buyer))).contains("please find attached our invoice");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> trading.call(() -> {
                    templates.reset(trading.caller(), MailTemplate.Kind.INVOICE, "en");
                    return true;
                }));
    }

    @Test
    void aTextThatBreaksForOneCustomerStopsNoOther() {
        save("{{link}}", "{{order}}");

        Delivery broken = delivered(buyer);
        assertThat(state(broken)).isEqualTo(Delivery.State.FAILED);
        assertThat(broken.failure()).contains("says nothing for this customer");

        save("Bill {{number}}", "Hi {{recipient}}");
        assertThat(state(delivered(customer("C-2", "Grace Hopper")))).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void namesInAnyScriptArriveAsTheyAre() {
        for (String name : List.of(
                "\u05e2\u05d3\u05d4 \u05dc\u05d0\u05d1\u05dc\u05d9\u05d9\u05e1",
                "\u0645\u0631\u064a\u0645 (Maryam)",
                "\u5c71\u7530\u592a\u90ce",
                "\u0391\u03b8\u03b7\u03bd\u03ac",
                "O'Brien & \u201cS\u00f8ns\u201d",
                "\ud83d\ude80 Rakete")) {
            Delivery delivery = delivered(customer("N-" + Integer.toHexString(name.hashCode()), name));

            assertThat(state(delivery)).as(name).isEqualTo(Delivery.State.SENT);
            assertThat(delivery.recipient()).startsWith(name);
        }
    }

    @Test
    void anInvoiceOfFiveHundredLinesIsSentWhole() throws IOException {
        for (int line = 1; line <= 500; line++) {
            trading.charge(buyer, "Position " + line, "1", "1.00", "STANDARD", trading.today());
        }
        var run = trading.collect(trading.today(), trading.today(), buyer);
        trading.post(run);
        UUID invoice = java.util.Objects.requireNonNull(
                        trading.drafts(run).getFirst().invoice())
                .value();

        Delivery delivery = settled(invoice);

        assertThat(state(delivery)).isEqualTo(Delivery.State.SENT);
        Artefact pdf = trading.call(
                () -> trading.bean(Artefacts.class).invoicePdf(trading.company().id(), new InvoiceId(invoice)));
        List<String> pages = PdfReading.pages(pdf.content());
        assertThat(pages).hasSizeGreaterThan(9);
        String text = String.join("", pages);
        for (int line : new int[] {1, 250, 500}) {
            assertThat(text).contains("Position " + line);
        }
        assertThat(text).contains("595.00");
    }

    @Test
    void thePagesShowWordsBeforeTheyAreSavedAndBeforeTheyAreSent() {
        Delivery delivery = delivered(buyer);
        Visitor admin = Visitor.of(http, trading, Role.ADMINISTRATOR);

        MvcTestResult tried = admin.post(
                "/settings/mail-texts/preview",
                "kind",
                "INVOICE",
                "language",
                "en",
                "subject",
                "Only {{number}}",
                "body",
                "Dear {{recipient}}");
        assertThat(tried)
                .hasStatusOk()
                .bodyText()
                .contains("Not saved yet", "Only " + delivery.number(), "Dear Ada Lovelace");
        assertThat(versions()).isEmpty();
        assertThat(admin.post(
                        "/settings/mail-texts",
                        "kind",
                        "INVOICE",
                        "language",
                        "en",
                        "subject",
                        "x",
                        "body",
                        "{{nobody}}"))
                .hasStatus(422);
        assertThat(admin.page("/invoices/" + delivery.subject() + "/mail").text())
                .contains("please find attached our invoice " + delivery.number(), "Usual words");
        assertThat(admin.page("/deliveries/" + delivery.id()).text()).contains("Sent", "Ada Lovelace");
        assertThat(admin.page("/deliveries/undelivered").text()).contains("Nothing came back");
        assertThat(admin.page("/deliveries/reports").text()).contains("No reports yet");
        assertThat(admin.page("/settings/mail-events").text()).contains("/mail/mailgun", "Refused");
    }

    private void save(String subject, String body) {
        trading.call(() -> {
            templates.save(trading.caller(), new MailTemplate(MailTemplate.Kind.INVOICE, "en", subject, body));
            return true;
        });
    }

    private List<MailTemplates.Version> versions() {
        return trading.call(() -> templates.versions(trading.company().id(), MailTemplate.Kind.INVOICE, "en"));
    }

    private MvcTestResult get(String address, Cookie... session) {
        var request = http.get().uri(address);
        return session.length == 0
                ? request.exchange()
                : request.cookie(session).exchange();
    }

    private String link(Delivery delivery) {
        return trading.call(() -> links.path(trading.company().id(), delivery));
    }

    private Delivery delivered(CustomerId customer) {
        return settled(trading.invoice(customer, "100.00", trading.today()).value());
    }

    private Delivery settled(UUID invoice) {
        for (int round = 0; round < 20; round++) {
            CompanyScope.of(trading.company().id())
                    .run(() -> trading.bean(OutboxWorker.class)
                            .drain(trading.company().id()));
        }
        return trading.call(() -> trading.bean(Deliveries.class)
                        .ofDocument(trading.company().id(), invoice))
                .getFirst();
    }

    private Delivery.State state(Delivery delivery) {
        return trading.call(() -> trading.bean(Deliveries.class)
                .find(trading.company().id(), delivery.id())
                .orElseThrow()
                .state());
    }

    private String mail(Delivery delivery) {
        try (Stream<Path> files =
                Files.list(home.resolve("outbox").resolve(trading.company().code()))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".eml")).toList()) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (text.contains(delivery.id().toString())) {
                    return text.replace("=\r\n", "");
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError("no mail of " + delivery.id());
    }
}
