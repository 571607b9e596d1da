package org.tallystick.cli;

import org.springframework.context.ConfigurableApplicationContext;
import org.tallystick.demo.Demo;

/** {@code demo}: a sample company on the embedded database, its story on the terminal, and the server behind it. */
final class DemoServe {
    static final Syntax SYNTAX = Syntax.of(
            "demo",
            "[--port N] [--exit]",
            "starts everything with a sample company and tells its month; keeps serving");

    private DemoServe() {}

    static void tell(ConfigurableApplicationContext context, Console console) {
        context.getBean(Demo.class).tell(line -> console.print(line + "\n"));
    }
}
