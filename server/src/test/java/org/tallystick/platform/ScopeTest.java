package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ScopeTest {
    @Autowired
    JdbcClient db;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    private CompanyId acme;
    private CompanyId mercy;

    @BeforeEach
    void twoCompaniesWithANoteEach() {
        acme = company();
        mercy = company();
        for (CompanyId company : List.of(acme, mercy)) {
            transactions.in(CompanyScope.of(company), () -> note(company));
        }
    }

    @Test
    void withoutAScopeNothingIsSeen() {
        assertThat(transactions.outside(this::companiesOfNotes)).isEmpty();
        assertThat(transactions.outside(this::seenCompanies)).isEmpty();
    }

    @Test
    void aScopeShowsItsCompanyAlone() {
        assertThat(transactions.in(CompanyScope.of(acme), this::companiesOfNotes))
                .containsExactly(acme);
        assertThat(transactions.in(CompanyScope.of(acme), this::seenCompanies)).containsExactly(acme);
    }

    @Test
    void theDirectoryShowsCompaniesAndNothingOfThem() {
        assertThat(transactions.in(CompanyScope.directory(), this::seenCompanies))
                .contains(acme, mercy);
        assertThat(transactions.in(CompanyScope.directory(), this::companiesOfNotes))
                .isEmpty();
    }

    @Test
    void aRowOfAnotherCompanyCannotBeWritten() {
        assertThatThrownBy(() -> transactions.in(CompanyScope.of(acme), () -> note(mercy)))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aRowOfAnotherCompanyCannotBeChanged() {
        int changed = transactions.in(
                CompanyScope.of(acme),
                () -> db.sql("update platform.daily_work set last_on = date '2000-01-01' where company_id = :company")
                        .param("company", mercy.value())
                        .update());

        assertThat(changed).isZero();
    }

    @Test
    void theScopeEndsWithItsTransaction() {
        transactions.in(CompanyScope.of(acme), this::companiesOfNotes);

        assertThat(transactions.outside(this::companiesOfNotes)).isEmpty();
        assertThat(CompanyScope.current()).isEmpty();
    }

    private int note(CompanyId company) {
        return db.sql("""
                        insert into platform.daily_work (company_id, work, last_on)
                        values (:company, 'scope', date '2026-01-01')
                        """).param("company", company.value()).update();
    }

    private List<CompanyId> companiesOfNotes() {
        return db.sql("select company_id from platform.daily_work where work = 'scope'")
                .query((row, number) -> new CompanyId(Sql.uuid(row, "company_id")))
                .list();
    }

    private List<CompanyId> seenCompanies() {
        return db.sql("select company_id from platform.company")
                .query((row, number) -> new CompanyId(Sql.uuid(row, "company_id")))
                .list();
    }

    private CompanyId company() {
        return companies.create(SampleCompany.german()).id();
    }
}
