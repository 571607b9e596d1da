package org.tallystick.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.cast.Paper;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** Documents are kept once, byte for byte, of one company, and as long as they must be (H-7). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class DocumentStoreTest {
    private static final int THREADS = 8;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private PaperTrade paper;
    private CustomerId acme;
    private Caller clerk;
    private Caller administrator;

    @BeforeEach
    void aCompany() {
        trading = Trading.open(beans);
        paper = new PaperTrade(trading);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = paper.somebody(Role.BILLING_CLERK);
        administrator = paper.somebody(Role.ADMINISTRATOR);
    }

    @Test
    void theBytesComeBackAsTheyWere() {
        byte[] bytes = Paper.pdf("Order 4711");

        UUID id = upload("CONTRACT", "folder/order.exe", bytes).document();

        SupportingDocument document = find(id);
        assertThat(document.name()).isEqualTo("order.exe.pdf");
        assertThat(document.type()).isEqualTo(FileType.PDF);
        assertThat(document.sha256()).hasSize(64);
        assertThat(document.uploadedBy()).isEqualTo(clerk.actor().reference());
        assertThat(content(document)).isEqualTo(bytes);
        assertThat(trading.call(() -> documents().search(trading.company().id(), "order 4711", 5)))
                .extracting(SupportingDocument::id)
                .containsExactly(id);
    }

    @Test
    void theSameBytesAtOnceAreOneDocument() throws Exception {
        byte[] bytes = Paper.text("the same words");
        var barrier = new CyclicBarrier(THREADS);
        List<Future<DocumentDesk.Uploaded>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                String name = "copy-" + i + ".txt";
                answers.add(threads.submit(() -> {
                    barrier.await();
                    return upload("CONTRACT", name, bytes);
                }));
            }
        }
        Set<UUID> ids =
                answers.stream().map(answer -> answer.resultNow().document()).collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.resultNow().before()))
                .hasSize(1);
        assertThat(count("select count(*) from documents.content")).isEqualTo(1);
    }

    @Test
    void theSameBytesAsAnotherKindShareThem() {
        byte[] bytes = Paper.text("an order that is a contract too");

        UUID contract = upload("CONTRACT", "a.txt", bytes).document();
        UUID order = upload("PURCHASE_ORDER", "a.txt", bytes).document();

        assertThat(order).isNotEqualTo(contract);
        assertThat(count("select count(*) from documents.content")).isEqualTo(1);
    }

    @Test
    void aFileAboveTheLimitIsRefused() {
        byte[] large = new byte[(25 << 20) + 1];

        assertRefused("FILE_TOO_LARGE", () -> upload("CONTRACT", "a.txt", large));
        assertRefused("FILE_EMPTY", () -> upload("CONTRACT", "a.txt", new byte[0]));
        assertRefused("DOCUMENT_KIND_UNKNOWN", () -> upload("NO_SUCH_KIND", "a.txt", Paper.text("x")));
    }

    @Test
    void retentionAndLegalHoldRefuseErasing() {
        UUID id = uploadedTwoYearsAgo(Paper.text("words"));
        var retention = trading.bean(RetentionDesk.class);

        assertRefused("FORBIDDEN", () -> paper.act(() -> retention.erase(clerk, id, "full")));
        assertRefused("RETENTION_RUNS", () -> paper.act(() -> retention.erase(administrator, id, "full")));

        paper.act(() -> trading.bean(DocumentKinds.class).set(administrator, "CONTRACT", "Contract", 1));
        paper.act(() -> retention.hold(administrator, id, "Court case 4711"));
        assertRefused("LEGAL_HOLD", () -> paper.act(() -> retention.erase(administrator, id, "full")));
        assertThat(content(find(id))).isEqualTo(Paper.text("words"));

        paper.act(() -> retention.release(administrator, id, "Settled"));
        assertRefused("REASON_MISSING", () -> paper.act(() -> retention.erase(administrator, id, "")));
        paper.act(() -> retention.erase(administrator, id, "Years are over"));
        assertThat(find(id).isErased()).isTrue();
        assertThat(find(id).sha256()).hasSize(64);
        assertThat(count("select count(*) from documents.content")).isZero();
        assertRefused("NOT_FOUND", () -> content(find(id)));
        assertRefused("DOCUMENT_ERASED", () -> paper.act(() -> retention.hold(administrator, id, "Too late")));
    }

    private UUID uploadedTwoYearsAgo(byte[] content) {
        var clock = trading.bean(SettableClock.class);
        clock.set(trading.bean(BusinessClock.class).now().minus(Duration.ofDays(800)));
        try {
            return upload("CONTRACT", "a.txt", content).document();
        } finally {
            clock.reset();
        }
    }

    @Test
    void whatIsKeptCannotBeChanged() {
        upload("CONTRACT", "a.txt", Paper.text("words"));

        assertThatThrownBy(() -> write("update documents.content set content = 'other'::bytea"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> write("delete from documents.document")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> write("update documents.document set name = 'other.txt'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void bytesThatAreNotTheirHashDoNotGetIn() {
        assertThatThrownBy(() -> trading.call(() -> trading.bean(JdbcClient.class)
                        .sql("""
                                insert into documents.content (company_id, sha256, size, content, kept_at)
                                values (:company, '\\x00', 1, '\\x01', '2026-01-01')
                                """)
                        .param("company", trading.company().id().value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobodySeesTheDocumentsOfAnotherCompany() {
        UUID id = upload("CONTRACT", "a.txt", Paper.text("secret words")).document();
        Trading other = Trading.open(beans);

        assertThat(other.call(() -> documents().find(other.company().id(), id))).isEmpty();
        assertThat(other.call(() -> documents().find(trading.company().id(), id)))
                .isEmpty();
        assertThat(other.call(() -> documents().search(trading.company().id(), "secret", 5)))
                .isEmpty();
        assertThat(other.<Long>call(() -> other.bean(JdbcClient.class)
                        .sql("select count(*) from documents.content")
                        .query((row, number) -> row.getLong(1))
                        .single()))
                .isZero();
    }

    private int write(String sql) {
        return trading.call(() -> trading.bean(JdbcClient.class).sql(sql).update());
    }

    private long count(String sql) {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql(sql)
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private DocumentDesk.Uploaded upload(String kind, String name, byte[] content) {
        var subject = new Subject(Subject.Type.CUSTOMER, acme.value(), acme);
        return trading.call(() -> trading.bean(DocumentDesk.class)
                .upload(clerk, new DocumentDesk.Upload(kind, name, content, subject, List.of())));
    }

    private SupportingDocument find(UUID id) {
        return trading.call(() -> documents().find(trading.company().id(), id).orElseThrow());
    }

    private byte[] content(SupportingDocument document) {
        return trading.call(() -> documents().content(trading.company().id(), document));
    }

    private SupportingDocuments documents() {
        return trading.bean(SupportingDocuments.class);
    }

    private static void assertRefused(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
