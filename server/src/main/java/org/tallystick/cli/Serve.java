package org.tallystick.cli;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.tallystick.access.Invitations;
import org.tallystick.access.People;

/** {@code serve}: what it says once the server answers. */
final class Serve {
    static final Syntax SYNTAX = Syntax.of("serve", "[--port N]", "runs the server, on http://localhost:8080");

    private Serve() {}

    /** As long as nobody has signed up, each start makes a new link. It goes to the terminal alone, never to a log. */
    static void announce(ConfigurableApplicationContext context, Console console) {
        String address = address(context.getEnvironment());
        console.print("Tallystick is ready: " + address + "\n");
        if (context.getBean(People.class).nobodyYet()) {
            String token = context.getBean(Invitations.class).inviteFirst();
            console.print(
                    "Nobody has signed up yet. This link makes the first administrator, works once and for 7 days:\n  "
                            + address + "/welcome/" + token + "\n");
        }
    }

    /** Where people reach the server: {@code TALLYSTICK_URL}, else this machine. */
    static String address(Environment environment) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return environment.getProperty("tallystick.url", "http://localhost:" + port);
    }
}
