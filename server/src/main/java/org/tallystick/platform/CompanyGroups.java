package org.tallystick.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which companies belong together. What rarely changes is remembered. */
@Repository
public class CompanyGroups {
    private final JdbcClient db;
    private final Companies companies;
    private final Transactions transactions;
    private final Map<CompanyId, List<Company>> known = new ConcurrentHashMap<>();

    CompanyGroups(JdbcClient db, Companies companies, Transactions transactions) {
        this.db = db;
        this.companies = companies;
        this.transactions = transactions;
    }

    /** The other companies of the group, by code; none for a company on its own. */
    public List<Company> others(CompanyId company) {
        List<Company> remembered = known.get(company);
        if (remembered != null) {
            return remembered;
        }
        List<UUID> ids = transactions.reading(
                CompanyScope.directory(),
                () -> db.sql("""
                        select o.company_id
                        from platform.company c
                        join platform.company o on o.group_id = c.group_id and o.company_id <> c.company_id
                        where c.company_id = :company
                        order by o.code
                        """)
                        .param("company", company.value())
                        .query((row, number) -> Sql.uuid(row, "company_id"))
                        .list());
        List<Company> others =
                ids.stream().map(id -> companies.get(new CompanyId(id))).toList();
        known.put(company, others);
        return others;
    }

    /** Puts the company into the group of the other one, which gets one if it has none. Part of the caller's transaction. */
    public void join(CompanyId company, CompanyId other) {
        UUID group = groupOf(other)
                .orElseGet(() -> transactions.in(CompanyScope.of(other), () -> {
                    UUID fresh = Ids.next();
                    set(other, fresh);
                    return fresh;
                }));
        set(company, group);
    }

    /** The company is on its own again. Part of the caller's transaction. */
    public void leave(CompanyId company) {
        db.sql("update platform.company set group_id = null where company_id = :company")
                .param("company", company.value())
                .update();
        AfterCommit.run(known::clear);
    }

    private void set(CompanyId company, UUID group) {
        db.sql("update platform.company set group_id = :group where company_id = :company")
                .param("company", company.value())
                .param("group", group)
                .update();
        AfterCommit.run(known::clear);
    }

    private Optional<UUID> groupOf(CompanyId company) {
        return transactions
                .reading(
                        CompanyScope.directory(),
                        () -> db.sql("select group_id from platform.company where company_id = :company")
                                .param("company", company.value())
                                .query((row, number) -> Optional.ofNullable(Sql.uuidOrNull(row, "group_id")))
                                .list())
                .getFirst();
    }
}
