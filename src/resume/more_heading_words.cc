#include "resume/heading_words.h"

namespace vitae {

namespace {

using Kind = SectionKind;

// Languages in which Vitae knows the words that head sections, and few others: Polish, Czech,
// Turkish, Swedish, Norwegian, Danish, Finnish, Romanian, Hungarian, Ukrainian, Greek, Catalan,
// Croatian, Indonesian, Vietnamese, Hebrew.
constexpr HeadingWords kWords[] = {
    {Kind::contact,
     U"dane kontaktowe|kontakty|iletisim|iletisim bilgileri|kontaktuppgifter|kontaktinfo|"
     U"kontaktoplysninger|yhteystiedot|date de contact|elerhetoseg|контакти|επικοινωνια|"
     U"στοιχεια επικοινωνιας|contacte|dades de contacte|kontak|lien he|thong tin lien he|"
     U"פרטי התקשרות"},
    {Kind::personal,
     U"dane osobowe|osobni udaje|kişisel bilgiler|kisisel bilgiler|personuppgifter|personalia|henkilotiedot|"
     U"informatii personale|szemelyes adatok|особисті дані|προσωπικα στοιχεια|dades personals|"
     U"osobni podaci|data pribadi|informasi pribadi|thong tin ca nhan|פרטים אישיים"},
    {Kind::profile,
     U"podsumowanie|profil zawodowy|o mnie|podsumowanie zawodowe|o mne|ozet|hakkımda|hakkimda|kariyer hedefi|"
     U"profilo|om mig|om meg|sammanfattning|sammendrag|resume|yhteenveto|profiili|minusta|"
     U"despre mine|rezumat|bemutatkozas|про себе|профіль|προφιλ|sobre mi|perfil|o meni|"
     U"tentang saya|ringkasan|profil|muc tieu nghe nghiep|gioi thieu|על עצמי|פרופיל|תקציר"},
    {Kind::work,
     U"doswiadczenie|doswiadczenie zawodowe|historia zatrudnienia|przebieg kariery|praktyki|"
     U"pracovni zkusenosti|praxe|zkusenosti|pracovne skusenosti|is deneyimi|deneyim|deneyimler|"
     U"is tecrubesi|profesyonel deneyim|stajlar|arbetslivserfarenhet|erfarenhet|anstallningar|"
     U"arbeidserfaring|erfaring|yrkeserfaring|erhvervserfaring|arbejdserfaring|tyokokemus|tyohistoria|"
     U"experienta|experienta profesionala|experienta de munca|munkatapasztalat|szakmai tapasztalat|"
     U"досвід роботи|досвід|професійний досвід|επαγγελματικη εμπειρια|εργασιακη εμπειρια|"
     U"experiencia professional|radno iskustvo|iskustvo|pengalaman kerja|pengalaman|"
     U"kinh nghiem lam viec|kinh nghiem|ניסיון תעסוקתי|ניסיון מקצועי|ניסיון"},
    {Kind::education,
     U"wykształcenie|wyksztalcenie|edukacja|vzdelani|vzdelanie|egitim|egitim bilgileri|ogrenim|utbildning|"
     U"utdanning|utdannelse|uddannelse|koulutus|educatie|studii|educatie si formare|tanulmanyok|"
     U"vegzettseg|iskolai vegzettseg|освіта|навчання|εκπαιδευση|σπουδες|formacio|formacio academica|"
     U"obrazovanje|pendidikan|riwayat pendidikan|hoc van|trinh đo hoc van|השכלה"},
    {Kind::skills,
     U"umiejetnosci|kompetencje|dovednosti|schopnosti|znalosti|zrucnosti|beceriler|yetenekler|"
     U"yetkinlikler|teknik beceriler|kompetenser|fardigheter|kunskaper|ferdigheter|kompetanse|"
     U"kompetencer|færdigheder|faerdigheder|taidot|osaaminen|competente|abilitati|aptitudini|keszsegek|"
     U"kompetenciak|навички|вміння|δεξιοτητες|competencies|habilitats|vjestine|vestine|keahlian|"
     U"keterampilan|kemampuan|ky nang|כישורים|מיומנויות"},
    {Kind::languages,
     U"jezyki|jezyki obce|znajomosc jezykow|jazyky|jazykove znalosti|diller|yabancı diller|yabanci diller|dil|sprak|"
     U"sprakkunskaper|sprog|kielet|kielitaito|limbi straine|limbi|nyelvtudas|nyelvek|мови|"
     U"знання мов|γλωσσες|ξενες γλωσσες|idiomes|jezici|strani jezici|bahasa|ngoai ngu|שפות"},
    {Kind::certificates,
     U"certyfikaty|kursy|szkolenia|kursy i szkolenia|certifikaty|kurzy|sertifikalar|kurslar|"
     U"sertifika ve kurslar|certifikat|kurser|sertifikater|kurser og sertifikater|kurssit|"
     U"sertifikaatit|certificari|cursuri|tanfolyamok|сертифікати|курси|πιστοποιησεις|σεμιναρια|"
     U"certificats|certifikati|tecajevi|sertifikasi|pelatihan|chung chi|קורסים|הסמכות"},
    {Kind::projects,
     U"projekty|projeler|projekt|prosjekter|projekter|projektit|proiecte|projektek|проекти|εργα|"
     U"projectes|projekti|proyek|du an|פרויקטים"},
    {Kind::awards,
     U"nagrody|osiagniecia|oceneni|oduller|başarılar|basarilar|utmarkelser|priser|palkinnot|"
     U"premii|dijak|нагороди|βραβευσεις|nagrade|penghargaan|giai thuong"},
    {Kind::interests,
     U"zainteresowania|zajmy|konicky|hobiler|ilgi alanları|ilgi alanlari|intressen|fritid|interesser|"
     U"harrastukset|pasiuni|hobby|erdeklodes|хобі|інтереси|ενδιαφεροντα|interessos|interesi|hobi|"
     U"minat|so thich|תחביבים"},
    {Kind::references,
     U"referencje|reference|referanslar|referenser|referanser|referencer|"
     U"suosittelijat|referinte|referenciak|рекомендації|συστασεις|preporuke|"
     U"referensi|nguoi tham chieu|ממליצים"},
    // Rarer names in the languages of the first list.
    {Kind::work,
     U"sea service|sea experience|sea service record|record of sea service|vessel experience|flight experience|"
     U"leadership journey|career journey|my journey|professional journey|work journey|the journey so far|"
     U"journey|where i've worked|where i have worked|where i worked|positions|positions held|roles|"
     U"career path|career record|career progression|career timeline|track record|professional record|"
     U"stationen|berufliche laufbahn|laufbahn|berufliche tatigkeiten|berufstatigkeit|"
     U"parcours|carriere|trayectoria|recorrido profesional|carriera|trajetoria|loopbaan|"
     U"jobs|my jobs|gigs|places i've worked|employers|berufsleben|vie professionnelle|"
     U"vida laboral|percorso professionale|vida profissional"},
    {Kind::education,
     U"the classroom|school years|schooling|degrees|academic record|academic journey|studium und promotion|"
     U"promotion und studium|hochschulbildung|studienverlauf|parcours scolaire|cursus|etudes superieures|"
     U"estudios realizados|estudios universitarios|percorso di studi|percurso academico|studies|"
     U"training|learning|my studies|where i have studied|where i studied|what i have studied|"
     U"academic training|academic preparation|educational attainment|lernen|etudier"},
    {Kind::skills,
     U"what i bring|what i offer|what i bring to the table|my toolbox|toolbox|toolkit|my toolkit|skill set|"
     U"trade skills|clinical skills|kitchen skills|nursing skills|methodenkenntnisse|methodenkompetenz|"
     U"werkzeugkasten|fahigkeiten und werkzeuge|ce que j'apporte|boite a outils|lo que aporto|"
     U"can do|competence|competencies and skills|knowledge|capabilities|core strengths|"
     U"key strengths|areas of strength|what i do best|what i'm good at|i can|good at|"
     U"tools i use|equipment operated|equipment|machines|werkzeuge|herramientas|strumenti|"
     U"ferramentas|gereedschap|logiciels|maitrise"},
    {Kind::volunteer, U"boards|board memberships|board service|board positions|board roles"},
    {Kind::profile,
     U"the short version|in short|in brief|at a glance|snapshot|in a nutshell|kurz gefasst"},
    {Kind::certificates,
     U"cards|tickets and licences|tickets and licenses|cursos complementares|tickets|tickets and certificates|tickets and cards|uprawnienia"},
    {Kind::awards, U"research grants|research funding|funding|grants and funding"},
};

}  // namespace

std::span<const HeadingWords> more_heading_words() {
    return kWords;
}

}  // namespace vitae
