package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.access.Invitations;
import org.tallystick.access.Role;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class CompanyCommandsTest {
    private static final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);

    @Autowired
    CompanyCreate create;

    @Autowired
    CompanyListing list;

    @Autowired
    UserCreate invite;

    @Autowired
    Invitations invitations;

    @Test
    void aCompanyIsCreatedOnceHoweverOftenItIsAsked() {
        CommandResult first = create("CLI-ONE", "One Ltd");
        CommandResult second = create("CLI-ONE", "One Ltd");

        assertThat(Json.write(first.documents().getFirst())).startsWith("{\"created\":true");
        assertThat(Json.write(second.documents().getFirst())).startsWith("{\"created\":false");
        assertThat(list.run(Arguments.parse(CompanyListing.SYNTAX, List.of()), console)
                        .text())
                .containsOnlyOnce("One Ltd");
    }

    @Test
    void aTakenCodeWithOtherDataIsRefused() {
        create("CLI-TWO", "Two Ltd");

        assertThatThrownBy(() -> create("CLI-TWO", "Another Ltd"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("choose another code");
    }

    @Test
    void anUnknownZoneOrCurrencyIsWrongUse() {
        assertThatThrownBy(() ->
                        create("CLI-SIX", "--name", "Six", "--currency", "XXA", "--country", "DE", "--zone", "UTC"))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() ->
                        create("CLI-SIX", "--name", "Six", "--currency", "EUR", "--country", "DE", "--zone", "Moon"))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void aUserGetsALinkThatGivesTheRole() {
        create("CLI-SEVEN", "Seven Ltd");

        String link = invite("ada@example.com", "CLI-SEVEN").text();

        assertThat(link).contains("/welcome/");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(invitations.find(token)).hasValueSatisfying(invitation -> {
            assertThat(invitation.email()).isEqualTo("ada@example.com");
            assertThat(invitation.role()).isEqualTo(Role.CASH_CLERK);
        });
    }

    @Test
    void whoHasTheRoleAlreadyGetsNoSecondLink() {
        create("CLI-EIGHT", "Eight Ltd");
        String link = invite("grace@example.com", "CLI-EIGHT").text();
        invitations.accept(link.substring(link.lastIndexOf('/') + 1), "", "Grace", "correct horse battery");

        assertThat(invite("grace@example.com", "CLI-EIGHT").text()).contains("nothing was changed");
    }

    @Test
    void anUnknownCompanyIsRefused() {
        assertThatThrownBy(() -> invite("ada@example.com", "CLI-NIX"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("company list");
    }

    private CommandResult create(String code, String name) {
        return create(code, "--name", name, "--currency", "EUR", "--country", "DE", "--zone", "Europe/Berlin");
    }

    private CommandResult create(String code, String... options) {
        List<String> words =
                Stream.concat(Stream.of(code), Arrays.stream(options)).toList();
        return create.run(Arguments.parse(CompanyCreate.SYNTAX, words), console);
    }

    private CommandResult invite(String email, String company) {
        List<String> words = List.of(email, "--company", company, "--role", "cash-clerk");
        return invite.run(Arguments.parse(UserCreate.SYNTAX, words), console);
    }
}
