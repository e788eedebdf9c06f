package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.ddl.DdlContext;
import dev.invoicearchive.local.athena.ddl.DdlPlanner;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.registry.ApiFault;
import dev.invoicearchive.local.athena.registry.PreparedStatements;
import dev.invoicearchive.local.athena.sql.SqlLexer;
import dev.invoicearchive.local.athena.sql.SqlParameters;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.StatementKind;
import dev.invoicearchive.local.athena.sql.Token;
import dev.invoicearchive.local.athena.sql.TokenReader;
import dev.invoicearchive.local.athena.storage.Buckets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what to do for a statement: puts its values in, and has it translated if the engine does not take it. */
final class StatementPlanner {
    private static final Set<String> WITH_VALUES =
            Set.of("SELECT", "INSERT", "UNLOAD", "CREATE_TABLE_AS_SELECT", "EXECUTE");

    private final SqlEngine engine;
    private final Buckets buckets;
    private final PreparedStatements prepared;

    StatementPlanner(SqlEngine engine, Buckets buckets, PreparedStatements prepared) {
        this.engine = engine;
        this.buckets = buckets;
        this.prepared = prepared;
    }

    /**
     * The plan of an execution.
     *
     * @throws StatementFault if the statement is refused
     */
    StatementPlan plan(Execution.Order order) {
        String sql = single(order.sql());
        TokenReader reader = TokenReader.query(sql);
        if (reader.accept("PREPARE")) {
            return prepare(order, reader);
        }
        if (reader.accept("DEALLOCATE", "PREPARE")) {
            return deallocate(order, reader);
        }
        String complete = reader.accept("EXECUTE") ? executed(order, reader) : withValues(sql, order.parameters());
        DdlContext context =
                new DdlContext(order.database(), order.id(), buckets, engine::location, order.tableFolder());
        return new DdlPlanner(context).plan(complete).orElse((session, sink) -> session.stream(complete, sink));
    }

    /** The statement without the semicolon at its end. */
    static String single(String sql) {
        List<Token> tokens = significant(sql);
        if (tokens.isEmpty()) {
            throw new StatementFault(Type.SYNTAX, "SYNTAX_ERROR: line 1:1: Missing statement, expected one.");
        }
        Token last = tokens.get(tokens.size() - 1);
        String single = last.isSymbol(';') ? sql.substring(0, last.start()) : sql;
        if (tokens.subList(0, tokens.size() - 1).stream().anyMatch(token -> token.isSymbol(';'))) {
            throw new StatementFault(
                    Type.SYNTAX, "SYNTAX_ERROR: Only one sql statement is allowed. Send each by itself.");
        }
        return single;
    }

    /** Read as a query, or in Hive's way if some text of it has no end otherwise. */
    private static List<Token> significant(String sql) {
        List<Token> tokens = SqlLexer.query(sql);
        boolean unended = tokens.stream().anyMatch(token -> token.kind() == Token.Kind.UNENDED);
        return (unended ? SqlLexer.hive(sql) : tokens)
                .stream().filter(Token::isSignificant).toList();
    }

    private static String withValues(String sql, List<String> values) {
        boolean takes = WITH_VALUES.contains(StatementKind.substatement(sql));
        if (values.isEmpty() && (!takes || SqlParameters.count(sql) == 0)) {
            return sql;
        }
        if (!takes) {
            throw new StatementFault(
                    Type.INVALID_ARGUMENT,
                    "INVALID_PARAMETER_USAGE: Invalid execution parameters, expected none: only SELECT, INSERT INTO,"
                            + " CREATE TABLE AS, UNLOAD and EXECUTE take them.");
        }
        return SqlParameters.substitute(sql, values);
    }

    private String executed(Execution.Order order, TokenReader reader) {
        String sql = reader.accept("IMMEDIATE") ? reader.queryString() : prepared(order, statementName(reader));
        List<String> values = order.parameters();
        if (reader.accept("USING")) {
            values = SqlParameters.split(reader.text().substring(reader.offset()));
        } else {
            reader.expectEnd();
        }
        return SqlParameters.substitute(single(sql), values);
    }

    private String prepared(Execution.Order order, String name) {
        ObjectNode statement = prepared.find(order.workGroup(), name)
                .orElseThrow(() -> new StatementFault(
                        Type.NOT_FOUND,
                        "NOT_FOUND: PreparedStatement " + name + " was not found in workGroup " + order.workGroup()
                                + ". Make it with PREPARE or CreatePreparedStatement."));
        return statement.get("QueryStatement").textValue();
    }

    private StatementPlan prepare(Execution.Order order, TokenReader reader) {
        String name = statementName(reader);
        reader.expect("FROM");
        String sql = reader.text().substring(reader.offset()).strip();
        if (sql.isEmpty()) {
            throw reader.fault("a statement");
        }
        return (session, sink) -> {
            try {
                prepared.create(order.workGroup(), name, sql, Optional.empty());
            } catch (ApiFault e) {
                throw new StatementFault(Type.QUERY_REJECTED, "ALREADY_EXISTS: " + e.getMessage());
            }
        };
    }

    private StatementPlan deallocate(Execution.Order order, TokenReader reader) {
        String name = statementName(reader);
        reader.expectEnd();
        return (session, sink) -> {
            try {
                prepared.delete(order.workGroup(), name);
            } catch (ApiFault e) {
                throw new StatementFault(Type.NOT_FOUND, "NOT_FOUND: " + e.getMessage());
            }
        };
    }

    /** In the case in which it stands, as the API has it. */
    private static String statementName(TokenReader reader) {
        Token token = reader.next();
        String text = token.text();
        return token.kind() == Token.Kind.QUOTED || token.kind() == Token.Kind.BACKTICK
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
