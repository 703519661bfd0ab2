-- The roles of a Vitae that keeps its data in PostgreSQL. Run it once, as a superuser, in the new database:
--
--     createdb vitae
--     psql vitae -f docs/postgresql.sql
--     psql vitae -c "\password vitae_owner" -c "\password vitae_app" -c "\password vitae_auditor"
--
-- vitae_owner makes and changes the schema: VITAE_DATABASE_DIRECT_URL of the process that is started first after an
-- update. vitae_app is what servers and workers run as: it may add audit events but neither change nor delete any,
-- and cannot drop what guards them. vitae_auditor may only read.
CREATE ROLE vitae_owner LOGIN;
CREATE ROLE vitae_app LOGIN;
CREATE ROLE vitae_auditor LOGIN;

DO $$
BEGIN
    EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO vitae_owner', current_database());
END $$;
GRANT CREATE, USAGE ON SCHEMA public TO vitae_owner;
GRANT USAGE ON SCHEMA public TO vitae_app, vitae_auditor;

-- What the owner makes later. BullMQ's functions make temporary tables and, once, a sequence of their own.
ALTER DEFAULT PRIVILEGES FOR ROLE vitae_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO vitae_app;
ALTER DEFAULT PRIVILEGES FOR ROLE vitae_owner GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO vitae_app;
ALTER DEFAULT PRIVILEGES FOR ROLE vitae_owner GRANT EXECUTE ON FUNCTIONS TO vitae_app;
ALTER DEFAULT PRIVILEGES FOR ROLE vitae_owner GRANT USAGE ON SCHEMAS TO vitae_app;
ALTER DEFAULT PRIVILEGES FOR ROLE vitae_owner GRANT SELECT ON TABLES TO vitae_auditor;
