"""A server with two resumes in its folder, and accounts of each role."""

from harness.server import Server

RESUMES = {
    "ada.txt": """Ada Example
ada.example@example.com
+1 202-555-0143
https://ada.example.com

Experience
2019-2024 Engineer, Northwind Trading
""",
    "team/ben.txt": """Ben Sample
Springfield
E-mail: ben.sample@example.com
Phone: (202) 555-0177

Education
2012 BSc Mathematics, Example University
""",
}


def start_server(folder, database, *options):
    server = Server(folder, *options, database=database)
    for name, text in RESUMES.items():
        server.put_resume(name, text)
    server.start()
    server.add_account("admin", "ADMIN")
    server.add_account("power", "POWER_USER")
    server.add_account("other", "POWER_USER")
    server.ids["source"] = server["admin"].get("/api/sources").items[0]["name"]
    return server
